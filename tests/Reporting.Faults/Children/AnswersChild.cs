using Reporting.Commands;
using Reporting.Output;

namespace Reporting.Faults.Children;

/// <summary>Asks a store everything that is compared, with the client's real commands, into files: the export and answers as JSON.</summary>
internal static class AnswersChild
{
    /// <summary>The mode's name on the command line.</summary>
    public const string Mode = "child-answers";

    /// <summary>The file that holds every incident as it stands.</summary>
    public const string Export = "export.jsonl";

    private static readonly (string File, string[] Question)[] Questions =
    [
        ("tally.json", ["tally"]),
        ("districts.json", ["breakdown", "--by", "district"]),
        ("groups.json", ["breakdown", "--by", "group"]),
        ("months.json", ["series", "--step", "month"]),
    ];

    /// <param name="arguments">The store's folder, and the folder for the answers.</param>
    public static async Task<int> Run(string[] arguments)
    {
        var (store, answers) = (arguments[0], arguments[1]);
        if (await Ask(TextWriter.Null, ["export", Path.Combine(answers, Export), "--store", store]) is not 0 and var failed) return failed;
        foreach (var (file, question) in Questions)
        {
            await using var output = new StreamWriter(Path.Combine(answers, file));
            if (await Ask(output, [.. question, "--output", "json", "--store", store]) is not 0 and var code) return code;
        }
        return 0;
    }

    private static Task<int> Ask(TextWriter output, string[] arguments) => CommandLine.Run(arguments, new CommandContext
    {
        Out = new Screen(output, Screen.PipeWidth, isTerminal: false),
        Talk = new Screen(Console.Error, Screen.PipeWidth, isTerminal: false),
        Clock = TimeProvider.System,
        Variable = Environment.GetEnvironmentVariable,
        CurrentFolder = Environment.CurrentDirectory,
        UserName = "faults",
        Parts = ProductParts.Create(),
    });
}
