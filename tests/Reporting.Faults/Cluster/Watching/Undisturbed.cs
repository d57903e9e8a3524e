using System.Globalization;
using System.Text.RegularExpressions;
using Reporting.Faults.Checks;

namespace Reporting.Faults.Cluster.Watching;

/// <summary>A file, and what one silo alone answers into which it was imported without any fault.</summary>
internal sealed class Undisturbed
{
    private static readonly string[][] Questions =
    [
        ["tally"], ["breakdown", "--by", "province"], ["breakdown", "--by", "group"], ["series", "--step", "month"],
    ];

    private readonly IReadOnlyList<string> _answers;

    private Undisturbed(string file, long rows, long incidents, IReadOnlyList<string> answers) => (File, Rows, Incidents, _answers) = (file, rows, incidents, answers);

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>How many rows it has.</summary>
    public long Rows { get; }

    /// <summary>How many incidents they are about.</summary>
    public long Incidents { get; }

    /// <summary>Makes the file and imports it.</summary>
    public static async Task<Undisturbed> Make(string folder, int rows, int seed, int attempts)
    {
        var (file, store) = (Path.Combine(folder, "history.csv"), Path.Combine(folder, "undisturbed"));
        await Client(["generate", "--incidents", Trial.Text(rows), "--seed", Trial.Text(seed), "-o", file], attempts);
        var imported = await Client(["import", file, "--store", store, "--rejected", folder], attempts);
        var undisturbed = new Undisturbed(file, Count(imported, "read"), Count(imported, "recorded"), await Ask(["--store", store], attempts));
        Directory.Delete(store, recursive: true);
        return undisturbed;
    }

    /// <summary>How many of the compared answers of a cluster are others.</summary>
    public async Task<int> Differing(string gateway, int attempts) =>
        (await Ask(["--cluster", gateway], attempts)).Zip(_answers).Count(pair => pair.First != pair.Second);

    /// <summary>A number of an import's or an audit's summary; 0 where it is not told.</summary>
    public static long Count(string summary, string name) =>
        Regex.Match(summary, $"^ *{Regex.Escape(name)} +([0-9,]+)", RegexOptions.Multiline) is { Success: true } found
            ? long.Parse(found.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;

    private static async Task<IReadOnlyList<string>> Ask(string[] where, int attempts)
    {
        var answers = new List<string>();
        foreach (var question in Questions) answers.Add(Reference.WithoutTime(await Client([.. question, "--output", "json", .. where], attempts)));
        return answers;
    }

    private static Task<string> Client(string[] arguments, int attempts) => CheckingClient.Run(arguments, attempts);
}
