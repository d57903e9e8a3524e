using System.Text.RegularExpressions;
using Reporting.Faults.Children;
using Reporting.Faults.Data;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Checks;

/// <summary>A file, and what a store answers into which it was imported without any fault.</summary>
internal sealed partial class Reference
{
    private readonly SortedDictionary<string, string> _answers = new(StringComparer.Ordinal);

    private Reference(string feed, int incidents) => (Feed, Incidents) = (feed, incidents);

    /// <summary>The file.</summary>
    public string Feed { get; }

    /// <summary>How many incidents it holds, revisions not counted.</summary>
    public int Incidents { get; }

    /// <summary>The seed of the file's incidents.</summary>
    public int Seed { get; private init; }

    /// <summary>Makes the file and imports it.</summary>
    public static async Task<Reference> Make(string folder, int incidents, int seed)
    {
        Directory.CreateDirectory(folder);
        var reference = new Reference(Path.Combine(folder, "feed.jsonl"), incidents) { Seed = seed };
        FeedFile.Write(reference.Feed, incidents, seed);
        var store = Path.Combine(folder, "store");
        await using (var import = Child.Start(Surroundings.Plain, "the undisturbed import", Built.Client, ["import", reference.Feed, "--store", store]))
            if (await import.End() is not 0 and var code) throw new FaultException($"the undisturbed import ended with {code}: {import.Talk}");
        foreach (var (file, text) in await Answers(store, Path.Combine(folder, "answers"))) reference._answers[file] = text;
        return reference;
    }

    /// <summary>How many of a store's answers differ from the undisturbed ones, and which.</summary>
    public async Task<IReadOnlyList<string>> Differences(string store, string folder)
    {
        var answers = await Answers(store, folder);
        return [.. _answers.Keys.Union(answers.Keys).Where(file => _answers.GetValueOrDefault(file) != answers.GetValueOrDefault(file))];
    }

    /// <summary>The answers of a store, by file, without the time of its last entry.</summary>
    private static async Task<SortedDictionary<string, string>> Answers(string store, string folder)
    {
        Directory.CreateDirectory(folder);
        await using var child = Child.Start(Surroundings.Plain, "the questions", Built.Faults, [AnswersChild.Mode, store, folder]);
        if (await child.End() is not 0 and var code) throw new FaultException($"the questions ended with {code}: {child.Talk}");
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder))
            answers[Path.GetFileName(file)] = AsOf().Replace(await File.ReadAllTextAsync(file), "");
        return answers;
    }

    [GeneratedRegex("\\s*\"asOf\": *\"[^\"]*\",?")]
    private static partial Regex AsOf();
}
