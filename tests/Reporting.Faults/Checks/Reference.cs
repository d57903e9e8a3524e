using System.Text.RegularExpressions;
using Reporting.Faults.Children;
using Reporting.Faults.Data;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Checks;

/// <summary>A file, and what a store answers into which it was imported without any fault.</summary>
internal sealed partial class Reference
{
    private readonly SortedDictionary<string, string> _answers = new(StringComparer.Ordinal);

    private readonly string _store;

    private Reference(string folder, int incidents) => (Feed, _store, Incidents) = (Path.Combine(folder, "feed.jsonl"), Path.Combine(folder, "store"), incidents);

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
        var reference = new Reference(folder, incidents) { Seed = seed };
        FeedFile.Write(reference.Feed, incidents, seed);
        await using (var import = Child.Start(Surroundings.Plain, "the undisturbed import", Built.Client, ["import", reference.Feed, "--store", reference._store]))
            if (await import.End() is not 0 and var code) throw new FaultException($"the undisturbed import ended with {code}: {import.Talk}");
        foreach (var (file, text) in (await Ask(reference._store, Path.Combine(folder, "answers"))).Answers) reference._answers[file] = text;
        return reference;
    }

    /// <summary>The answers of a store that differ from the undisturbed ones, by file, empty for one that is missing; and the ledger's entries.</summary>
    public async Task<(IReadOnlyDictionary<string, string> Different, IReadOnlyList<Acknowledged> Entries)> Differences(string store, string folder)
    {
        var (answers, entries) = await Ask(store, folder);
        return (_answers.Keys.Union(answers.Keys).Where(file => _answers.GetValueOrDefault(file) != answers.GetValueOrDefault(file))
            .ToDictionary(file => file, file => answers.GetValueOrDefault(file, "")), entries);
    }

    /// <summary>Copies the store of the undisturbed import.</summary>
    public void CopyStore(string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(_store)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    // The answers by file, without the time of the last entry.
    private static async Task<(SortedDictionary<string, string> Answers, IReadOnlyList<Acknowledged> Entries)> Ask(string store, string folder)
    {
        Directory.CreateDirectory(folder);
        await using var child = Child.Start(Surroundings.Plain, "the questions", Built.Faults, [AnswersChild.Mode, store, folder]);
        if (await child.End() is not 0 and var code) throw new FaultException($"the questions ended with {code}: {child.Talk}");
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder))
            answers[Path.GetFileName(file)] = AsOf().Replace(await File.ReadAllTextAsync(file), "");
        return (answers, [.. child.Out.Select(EntryList.In).OfType<Acknowledged>()]);
    }

    [GeneratedRegex("\\s*\"asOf\": *\"[^\"]*\",?")]
    private static partial Regex AsOf();
}
