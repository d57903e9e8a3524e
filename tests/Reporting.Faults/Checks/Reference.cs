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

    private readonly string _folder;
    private readonly Lazy<Task<Reference>> _next;
    private readonly Lazy<Task<string>> _backup;

    private Reference(string folder, int incidents, params string[] how)
    {
        (_folder, _store, Incidents) = (folder, Path.Combine(folder, "store"), incidents);
        Delivery = new Delivery(Path.Combine(folder, "feed.jsonl"), how);
        (_next, _backup) = (new(MakeNext), new(MakeBackup));
    }

    /// <summary>The file, and how it is imported.</summary>
    public Delivery Delivery { get; }

    /// <summary>The file's next delivery, which lacks a fifth of the incidents: imported after this one, it withdraws them.</summary>
    public Task<Reference> Next => _next.Value;

    /// <summary>A backup of the store.</summary>
    public Task<string> Backup => _backup.Value;

    /// <summary>How many incidents it holds, revisions not counted.</summary>
    public int Incidents { get; }

    /// <summary>The seed of the file's incidents.</summary>
    public int Seed { get; private init; }

    /// <summary>Makes the file and imports it.</summary>
    public static async Task<Reference> Make(string folder, int incidents, int seed)
    {
        Directory.CreateDirectory(folder);
        var reference = new Reference(folder, incidents) { Seed = seed };
        FeedFile.Write(reference.Delivery.File, FeedFile.Incidents(incidents, seed));
        await reference.Fill();
        return reference;
    }

    /// <summary>How many bytes the store has.</summary>
    public long StoreBytes => Directory.GetFiles(_store).Sum(file => new FileInfo(file).Length);

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

    private async Task Fill()
    {
        await Run("the undisturbed import", ["import", .. Delivery.Arguments, "--store", _store]);
        foreach (var (file, text) in (await Ask(_store, Path.Combine(_folder, "answers"))).Answers) _answers[file] = text;
    }

    private async Task<Reference> MakeNext()
    {
        var next = new Reference(Directory.CreateDirectory(Path.Combine(_folder, "next")).FullName, Incidents, "--retract-missing") { Seed = Seed };
        FeedFile.Write(next.Delivery.File, FeedFile.Incidents(Incidents, Seed).Where(incident => Names.ContentHash.Of(incident.Id.ToString()) % 5 > 0));
        CopyStore(next._store);
        await next.Fill();
        return next;
    }

    private async Task<string> MakeBackup()
    {
        var (copy, file) = (Path.Combine(_folder, "backed-up"), Path.Combine(_folder, "reference.backup"));
        CopyStore(copy);
        await Run("the undisturbed backup", ["backup", file, "--store", copy]);
        return file;
    }

    private static async Task Run(string name, string[] arguments)
    {
        await using var child = Child.Start(Surroundings.Plain, name, Built.Client, arguments);
        if (await child.End() is not 0 and var code) throw new FaultException($"{name} ended with {code}: {child.Talk}");
    }

    // The answers by file, without the time of the last entry.
    private static async Task<(SortedDictionary<string, string> Answers, IReadOnlyList<Acknowledged> Entries)> Ask(string store, string folder)
    {
        Directory.CreateDirectory(folder);
        await using var child = Child.Start(Surroundings.Plain, "the questions", Built.Faults, [AnswersChild.Mode, store, folder]);
        if (await child.End() is not 0 and var code) throw new FaultException($"the questions ended with {code}: {child.Talk}");
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder))
            answers[Path.GetFileName(file)] = WithoutTime(await File.ReadAllTextAsync(file));
        return (answers, [.. child.Out.Select(EntryList.In).OfType<Acknowledged>()]);
    }

    /// <summary>An answer as JSON without the time of the last entry, which two undisturbed imports do not share.</summary>
    public static string WithoutTime(string answer) => AsOf().Replace(answer, "");

    [GeneratedRegex("\\s*\"asOf\": *\"[^\"]*\",?")]
    private static partial Regex AsOf();
}

/// <summary>A file, and how it is imported.</summary>
/// <param name="File">The file.</param>
/// <param name="How">The options that the import needs besides.</param>
internal sealed record Delivery(string File, IReadOnlyList<string> How)
{
    /// <summary>The import's arguments.</summary>
    public IReadOnlyList<string> Arguments => [File, .. How];
}
