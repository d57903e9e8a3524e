namespace Reporting.Faults.Processes;

/// <summary>What a child runs in: the words before its command line, and its environment variables.</summary>
/// <remarks>The words must replace themselves by the program, so that the child's process id is the program's.</remarks>
internal sealed record Surroundings(IReadOnlyList<string> Before, IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>Nothing special.</summary>
    public static Surroundings Plain { get; } = new([], new Dictionary<string, string>());

    public IReadOnlyList<string> Command(IEnumerable<string> command) => [.. Before, .. command];
}
