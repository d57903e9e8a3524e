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

    /// <summary>How many answers there are, the export among them.</summary>
    public static int Answers => Questions.Length + 1;

    /// <summary>How the file of an answer begins that did not come; the exit code and what was said follow.</summary>
    public const string NoAnswer = "no answer: exit code ";

    /// <summary>Prints the ledger's entries on standard output as well.</summary>
    /// <param name="arguments">The store's folder, and the folder for the answers.</param>
    public static async Task<int> Run(string[] arguments)
    {
        var (store, answers) = (arguments[0], arguments[1]);
        var export = Path.Combine(answers, Export);
        await Ask(export, TextWriter.Null, ["export", export, "--store", store]);
        foreach (var (file, question) in Questions)
        {
            using var output = new StringWriter();
            var path = Path.Combine(answers, file);
            if (await Ask(path, output, [.. question, "--output", "json", "--store", store])) await File.WriteAllTextAsync(path, output.ToString());
        }
        // A store that gives no export gives no entries.
        if (!(await File.ReadAllTextAsync(export)).StartsWith(NoAnswer, StringComparison.Ordinal)) await EntryList.Print(store);
        return 0;
    }

    private static async Task<bool> Ask(string file, TextWriter output, string[] arguments)
    {
        await using var talk = new StringWriter();
        var code = await CommandLine.Run(arguments, Context(output, talk));
        if (code != 0) await File.WriteAllTextAsync(file, $"{NoAnswer}{code}\n{talk}");
        return code == 0;
    }

    private static CommandContext Context(TextWriter output, TextWriter talk) => new()
    {
        Out = new Screen(output, Screen.PipeWidth, isTerminal: false),
        Talk = new Screen(talk, Screen.PipeWidth, isTerminal: false),
        Clock = TimeProvider.System,
        Variable = Environment.GetEnvironmentVariable,
        CurrentFolder = Environment.CurrentDirectory,
        UserName = "faults",
        Parts = ProductParts.Create(),
    };
}
