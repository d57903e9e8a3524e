using System.CommandLine;
using Reporting.Queries;

namespace Reporting.Commands;

/// <summary>A command that asks one question of the tallies and prints the answer.</summary>
internal abstract class AnswerCommand : ReportCommand
{
    protected AnswerCommand(string name, string description, CommandContext context, params string[] examples)
        : base(name, description, context, examples) => Query.AddTo(this);

    protected QueryOptions Query { get; } = new();

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var asked = Query.Read(parsed);
        Check(parsed);
        var address = GlobalOptions.Address(parsed, Context);
        await using var connection = await Context.Connect(address, create: false, cancellation);
        await Answer(parsed, asked, await asked.Resolve(connection.Data), connection, cancellation);
        return ExitCode.Ok;
    }

    /// <summary>Checks the command's own options before the data are opened.</summary>
    protected virtual void Check(ParseResult parsed)
    {
    }

    /// <summary>Asks and prints.</summary>
    protected abstract Task Answer(ParseResult parsed, AskedQuestion asked, Question question, Connection.IConnection connection, CancellationToken cancellation);
}
