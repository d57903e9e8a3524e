using System.Text.Json;
using Reporting.Commands;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.Stores;

/// <summary>A store of the first version is opened, answers as it did, and is recorded into, by this version and every later one.</summary>
public sealed class FirstFormatTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public FirstFormatTests() => FirstFormat.CopyTo(Path.Combine(_folder, "store"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Export_OfTheFirstFormat_IsWhatItWasToTheByte()
    {
        Assert.Equal(ExitCode.Ok, (await ClientRun.In(_folder, "export", "all.jsonl")).Code);

        Assert.Equal(FirstFormat.Expected("expected.jsonl"), await File.ReadAllTextAsync(Path.Combine(_folder, "all.jsonl")));
    }

    [Theory]
    [InlineData("tally.json", "tally")]
    [InlineData("breakdown-district.json", "breakdown", "--by", "district")]
    [InlineData("breakdown-group.json", "breakdown", "--by", "group")]
    public async Task Question_OfTheFirstFormat_IsAnsweredAsItWas(string name, params string[] question)
    {
        var run = await ClientRun.In(_folder, [.. question, "--output", "json"]);

        using var expected = JsonDocument.Parse(FirstFormat.Expected(name));
        using var actual = JsonDocument.Parse(run.Out);
        Assert.Equal([], Differences("", expected.RootElement, actual.RootElement));
    }

    [Fact]
    public async Task Audit_OfTheFirstFormat_FindsNothing()
    {
        var run = await ClientRun.In(_folder, "audit");

        Assert.Equal((ExitCode.Ok, "entries    1,115\nincidents  1,110\nsubjects   11\ncells      406\nsums       4\nmismatches 0\n"), (run.Code, run.Out));
    }

    [Fact]
    public async Task Recording_IntoTheFirstFormat_GoesOnWhereItEnded()
    {
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
    private static IEnumerable<string> Differences(string where, JsonElement expected, JsonElement actual)
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

/// <summary>The store that the first version made, and what it answered.</summary>
internal static class FirstFormat
{
    private static string Folder => Path.Combine(Repository.Root, "tests", "Fixtures", "store-format-1");

    public static void CopyTo(string store)
    {
        Directory.CreateDirectory(store);
        File.Copy(Path.Combine(Folder, "reporting.db"), Path.Combine(store, "reporting.db"));
    }

    public static string Expected(string name) => File.ReadAllText(Path.Combine(Folder, name));
}
