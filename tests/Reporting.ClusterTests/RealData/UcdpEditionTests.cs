using Reporting.Briefs;
using Reporting.Briefs.Editions;
using Reporting.Briefs.Weekly;
using Reporting.Import;
using Reporting.Pdf;
using Reporting.Tallies;

namespace Reporting.Tests.RealData;

/// <summary>Editions over real deliveries: each stays as it was printed, and the next says what changed, as a plain loop over the files finds it.</summary>
public sealed class UcdpEditionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [RealDataFact]
    public async Task Editions_OverThreeDeliveries_StayToTheByteAndTellWhatChanged()
    {
        await using var store = await Store.Open();
        var press = new EditionPress(store.Grains, store.Data);
        Assert.True(Week.TryParse("2021-W28", out var week));
        WeeklyBriefRequest[] requests = [new() { Week = week, Place = UcdpStore.Place() }, new() { Week = week, Place = UcdpStore.Place("Kandahar") }];
        async Task<PrintedEdition> Fix(WeeklyBriefRequest request) => await press.Fix(request, (await store.Data.AsOf()).Position, "test");

        await Import(store, RealFiles.Afghanistan2021);
        var first = new[] { await Fix(requests[0]), await Fix(requests[1]) };
        await Import(store, RealFiles.February2022);
        var second = new[] { await Fix(requests[0]), await Fix(requests[1]) };
        ThirdDelivery.Write(Path.Combine(_folder, "third.csv"));
        await Import(store, Path.Combine(_folder, "third.csv"));
        var third = new[] { await Fix(requests[0]), await Fix(requests[1]) };

        var (year, again) = (PlainCsv.Read(RealFiles.Afghanistan2021), PlainCsv.Read(Path.Combine(_folder, "third.csv")));
        foreach (var i in new[] { 0, 1 })
        {
            var (before, after) = (Plain(year, i, week), Plain(again, i, week));
            Same(before, first[i].Brief);
            Same(before, second[i].Brief);
            Same(after, third[i].Brief);
            // The month after is of other days: nothing that was printed changed.
            Assert.Empty(second[i].Brief.Changes!.Figures);
            Changed(before, after, first[i].Brief, third[i].Brief.Changes!);
        }
        foreach (var printed in first.Concat(second).Concat(third))
        {
            var reprinted = await press.Reprint(printed.Edition.Number);
            Assert.Equal(Pdf(printed.Brief), Pdf(reprinted.Brief));
            Assert.Equal(Figures(printed.Brief), Figures(reprinted.Brief));
        }
    }

    private static PlainBrief Plain(IReadOnlyList<PlainRow> rows, int request, Week week) => request == 0
        ? new PlainBrief(rows, _ => true, row => row.Province, week.Start)
        : new PlainBrief(rows, row => row.Province == "Kandahar", row => row.District, week.Start);

    private static void Same(PlainBrief plain, Brief brief)
    {
        foreach (var figure in brief.Figures.Figures.Where(IsCounted))
        {
            var (expected, printed) = (plain.Value(figure.Id), figure.Value);
            Assert.True(expected == printed || Math.Abs((expected - printed) ?? 1) < 1e-9m || figure.Id.EndsWith(".share", StringComparison.Ordinal) && Math.Round(expected!.Value) == Math.Round(printed!.Value),
                $"{figure.Id} is {printed}, counted {expected}");
        }
    }

    // Every figure of the key figures and the tables: it is listed exactly when the plain loop finds another number, with both numbers and an incident behind it.
    private static void Changed(PlainBrief before, PlainBrief after, Brief printed, EditionChanges changes)
    {
        Assert.NotEmpty(changes.Figures);
        var listed = changes.Figures.ToDictionary(figure => figure.Id);
        foreach (var figure in printed.Figures.Figures.Where(figure => IsCounted(figure) && figure.Id.StartsWith("key.", StringComparison.Ordinal) && !figure.Id.Contains("mean", StringComparison.OrdinalIgnoreCase)))
        {
            // A range is printed only while it holds its number.
            if (figure.Id.EndsWith(".low", StringComparison.Ordinal) || figure.Id.EndsWith(".high", StringComparison.Ordinal)) continue;
            var (old, now) = (before.Value(figure.Id), after.Value(figure.Id));
            if (old == now)
            {
                Assert.DoesNotContain(figure.Id, listed.Keys);
                continue;
            }
            Assert.Equal((old, now), (listed[figure.Id].Old!.Value, listed[figure.Id].New!.Value));
        }
        Assert.All(changes.Figures, figure => Assert.NotEmpty(figure.Incidents));
        Assert.All(changes.Incidents, incident => Assert.NotEmpty(incident.Figures));
        Assert.Contains(changes.Incidents, incident => incident.Kind == AlterationKind.Withdrawn);
        Assert.Contains(changes.Incidents, incident => incident.Kind == AlterationKind.Revised);
    }

    private static bool IsCounted(PrintedFigure figure) =>
        figure.Id != "notable.listed" && !figure.Id.StartsWith("changes.", StringComparison.Ordinal) && !figure.Id.StartsWith("edition.", StringComparison.Ordinal) && !figure.Id.StartsWith("data.", StringComparison.Ordinal);

    private static Task<ImportSummary> Import(Store store, string file) =>
        new Importer(store.Grains).Import(new ImportRequest { Path = file, RecordedBy = "test", Missing = new MissingRequest() });

    private static byte[] Pdf(Brief brief) => Written(stream => BriefPdf.Write(brief, stream));

    private static byte[] Figures(Brief brief) => Written(stream => FiguresJson.Write(brief, stream));

    private static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
