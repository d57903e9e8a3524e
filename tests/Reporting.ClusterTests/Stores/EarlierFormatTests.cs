using System.Text.Json;
using Reporting.Commands;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.Stores;

/// <summary>A store of an earlier format is opened, answers as it did, and is recorded into, by this version and every later one.</summary>
public sealed class EarlierFormatTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Export_OfAnEarlierFormat_IsWhatItWasToTheByte(int format)
    {
        EarlierFormat.CopyTo(format, Path.Combine(_folder, "store"));

        Assert.Equal(ExitCode.Ok, (await ClientRun.In(_folder, "export", "all.jsonl")).Code);

        Assert.Equal(EarlierFormat.Expected(format, "expected.jsonl"), await File.ReadAllTextAsync(Path.Combine(_folder, "all.jsonl")));
    }

    [Theory]
    [InlineData(1, "tally.json", "tally")]
    [InlineData(1, "breakdown-district.json", "breakdown", "--by", "district")]
    [InlineData(1, "breakdown-group.json", "breakdown", "--by", "group")]
    [InlineData(2, "tally.json", "tally")]
    [InlineData(3, "tally.json", "tally")]
    [InlineData(2, "breakdown-district.json", "breakdown", "--by", "district")]
    [InlineData(3, "breakdown-district.json", "breakdown", "--by", "district")]
    [InlineData(2, "breakdown-group.json", "breakdown", "--by", "group")]
    [InlineData(3, "breakdown-group.json", "breakdown", "--by", "group")]
    public async Task Question_OfAnEarlierFormat_IsAnsweredAsItWas(int format, string name, params string[] question)
    {
        EarlierFormat.CopyTo(format, Path.Combine(_folder, "store"));

        var run = await ClientRun.In(_folder, [.. question, "--output", "json"]);

        using var expected = JsonDocument.Parse(EarlierFormat.Expected(format, name));
        using var actual = JsonDocument.Parse(run.Out);
        Assert.Equal([], Differences("", expected.RootElement, actual.RootElement));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Audit_OfAnEarlierFormat_FindsNothing(int format)
    {
        EarlierFormat.CopyTo(format, Path.Combine(_folder, "store"));

        var run = await ClientRun.In(_folder, "audit");

        Assert.Equal((ExitCode.Ok, "entries    1,115\nincidents  1,110\nsubjects   11\ncells      406\nsums       4\nmismatches 0\n"), (run.Code, run.Out));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Recording_IntoAnEarlierFormat_GoesOnWhereItEnded(int format)
    {
        EarlierFormat.CopyTo(format, Path.Combine(_folder, "store"));

        await using (var store = await Store.Open(Path.Combine(_folder, "store")))
        {
            Assert.Equal([RecordOutcome.Revised], await store.Record(Some.Incident("fixture:86", revision: 3)));
            Assert.Equal([RecordOutcome.Recorded], await store.Record(Some.Incident("fixture:new", place: Some.Place("Afghanistan", "Herat"))));
        }

        await using (var store = await Store.Open(Path.Combine(_folder, "store")))
        {
            Assert.Equal(1117, (await store.Data.AsOf()).Entries);
            Assert.Equal(1111, (await store.Data.Ask(new TallyQuery())).Single().Tally.Incidents);
            Assert.Equal(1, (await store.Grains.GetTally(Subject.Of(PlaceKey.FromNames("Afghanistan", "Herat"))).Ask(new TallyQuery())).Single().Tally.Incidents);
        }
    }

    // Everything expected must be there; a later version may say more.
    internal static IEnumerable<string> Differences(string where, JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind != actual.ValueKind) return [$"{where}: {expected.GetRawText()} became {actual.GetRawText()}"];
        return expected.ValueKind switch
        {
            JsonValueKind.Object => expected.EnumerateObject().SelectMany(member => actual.TryGetProperty(member.Name, out var found)
                ? Differences($"{where}/{member.Name}", member.Value, found) : [$"{where}/{member.Name} is gone"]),
            JsonValueKind.Array when expected.GetArrayLength() != actual.GetArrayLength() => [$"{where}: {expected.GetArrayLength()} became {actual.GetArrayLength()}"],
            JsonValueKind.Array => expected.EnumerateArray().Zip(actual.EnumerateArray()).SelectMany((pair, i) => Differences(FormattableString.Invariant($"{where}/{i}"), pair.First, pair.Second)),
            _ => expected.GetRawText() == actual.GetRawText() ? [] : [$"{where}: {expected.GetRawText()} became {actual.GetRawText()}"],
        };
    }
}

/// <summary>The stores that earlier versions made, and what those answered.</summary>
internal static class EarlierFormat
{
    public static void CopyTo(int format, string store)
    {
        Directory.CreateDirectory(store);
        File.Copy(Path.Combine(Folder(format), "reporting.db"), Path.Combine(store, "reporting.db"));
    }

    public static string Expected(int format, string name) => File.ReadAllText(Path.Combine(Folder(format), name));

    private static string Folder(int format) => Path.Combine(Repository.Root, "tests", "Fixtures", FormattableString.Invariant($"store-format-{format}"));
}
