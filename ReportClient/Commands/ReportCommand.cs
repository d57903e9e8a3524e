using System.CommandLine;

namespace Reporting.Commands;

/// <summary>A command of the client: its options, its checks and its work.</summary>
internal abstract class ReportCommand : Command
{
    /// <param name="name">The word that is typed.</param>
    /// <param name="description">What it does, for help.</param>
    /// <param name="context">What it runs in.</param>
    /// <param name="examples">Command lines that can be tried, without the program's name.</param>
    protected ReportCommand(string name, string description, CommandContext context, params string[] examples)
        : base(name, description)
    {
        (Context, Examples) = (context, examples);
        SetAction(Run);
    }

    /// <summary>Command lines that can be tried, without the program's name.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Whether it writes to the store.</summary>
    public virtual bool Writes => false;

    protected CommandContext Context { get; }

    /// <summary>Does the work and gives the exit code; a <see cref="Problem"/> or any other exception is told to the user by the caller.</summary>
    protected abstract Task<int> Run(ParseResult parsed, CancellationToken cancellation);
}
