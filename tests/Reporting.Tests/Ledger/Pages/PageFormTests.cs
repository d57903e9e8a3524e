using System.Collections.Immutable;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Seizures;
using Reporting.Tests.Import;

namespace Reporting.Tests.Ledger.Pages;

/// <summary>A sealed page and its texts give back every field of every entry as it was.</summary>
public sealed class PageFormTests
{
    private const string HalfPair = "a\uD83Db";
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    private static readonly Gen<string?> Name = GenIncident.AnyOf(null, "", "desk-2", HalfPair, "بدخشان");

    private static readonly Gen<LedgerEntry> Entry =
        from incident in Gen.OneOf(GenIncident.Incident, AnyIncident.Numbered(7))
        from kind in Gen.Enum<EntryKind>()
        from ticks in Gen.Long[TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay]
        from offset in GenIncident.AnyOf(0, 0, 210, -720)
        from recorder in Name
        from reason in Name
        from replaces in Gen.OneOf(Gen.Const(0L), Gen.Long)
        from reach in Gen.OneOf(Gen.Const(0L), Gen.Long)
        from sequence in Gen.Long
        select new LedgerEntry
        {
            Sequence = sequence,
            Kind = kind,
            RecordedAt = new DateTimeOffset(ticks, TimeSpan.FromMinutes(offset)),
            RecordedBy = recorder!,
            Reason = reason,
            Replaces = replaces,
            RetractedRevision = reach,
            Incident = incident,
        };

    [Fact]
    public void Read_OfAnyPage_GivesBackEveryField() => Entry.Array[1, 40].Sample(entries => ComesBack([.. entries]), iter: 300, threads: 1);

    [Theory]
    [InlineData("7")]
    [InlineData("0")]
    [InlineData("000")]
    [InlineData("007")]
    [InlineData("A-0099", "A-0100", "A-0101", "B-0102", "A-0103")]
    [InlineData("IRQ12", "IRQ9", "x", "IRQ10", "IRQ")]
    [InlineData("999999999999999999", "1234567890123456789", "12345678901234567890123")]
    [InlineData("1٣", "٣", "1٣2")]
    public void Read_OfAnySourceId_GivesItBack(params string[] ids) =>
        ComesBack([.. ids.Select(id => Some.Incident($"data:{id}")).Select(EntryOf)]);

    [Fact]
    public void Read_OfNoId_GivesBackNone() => ComesBack([EntryOf(Some.Incident() with { Id = default })]);

    [Theory]
    [InlineData(36.7253)]
    [InlineData(0.1 + 0.2)]
    [InlineData(0.0)]
    [InlineData(-179.999999)]
    [InlineData(1e-300)]
    [InlineData(double.MaxValue)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Read_OfAnyCoordinate_GivesBackEveryBit(double degrees) =>
        ComesBack([EntryOf(Some.Incident(place: Some.Place("Iraq") with { Latitude = degrees, Longitude = -degrees })), EntryOf(Some.Incident(place: Some.Place("Iraq") with { Latitude = -degrees }))]);

    [Fact]
    public void Read_OfListsNotThereAndEmpty_TellsThemApart()
    {
        var none = Some.Incident() with { Actors = default, Figures = default, Seizures = default, Sources = default };

        ComesBack([EntryOf(none), EntryOf(none with { Actors = [], Figures = [], Seizures = [], Sources = [] }), EntryOf(none)]);
    }

    [Fact]
    public void Read_OfTextsWithHalfASurrogatePair_GivesThemBack() => ComesBack(
    [
        EntryOf(Some.Incident() with
        {
            Summary = HalfPair,
            Place = Some.Place("Iraq") with { Locality = HalfPair },
            Actors = [new Actor { Name = "n" + HalfPair, ActorId = "", NamedBy = "\uDE00" }],
            Sources = [new Source { Outlet = HalfPair, Title = "", Url = null }, new Source { Outlet = "", Reliability = '\uFFFF', Credibility = 255, Published = DateOnly.MaxValue }],
        }),
        EntryOf(Some.Incident() with { Summary = "" }),
        EntryOf(Some.Incident() with { Summary = null }),
    ]);

    [Fact]
    public void Read_OfQuantitiesThatTheLedgerTakesButNoReaderMakes_GivesThemBack()
    {
        Quantity[] quantities =
        [
            Quantity.OfKept(QuantityKind.Vague, 1, null, 3, "several"),
            Quantity.OfKept(QuantityKind.Exact, null, 4, null, "four"),
            Quantity.OfKept(QuantityKind.Exact, 1, 4, 3, null),
            Quantity.OfKept(QuantityKind.AtLeast, 4, 4, 5, null),
            Quantity.OfKept((QuantityKind)9, 4, 4, null, ""),
            Quantity.Estimate(9, 1, 0),
            Quantity.Exact(0),
            Quantity.Exact(Quantity.Largest),
            Quantity.AtLeast(0),
            default,
        ];

        ComesBack([EntryOf(Some.Incident() with
        {
            Figures = [.. quantities.Select(quantity => new Figure { Quantity = quantity, Harm = (Harm)200 })],
            Seizures = [.. quantities.Select(quantity => new Seizure { Item = "AK-47", Quantity = quantity })],
        })]);
    }

    [Fact]
    public void Read_OfTheUtmostNumbersAndDays_GivesThemBack() => ComesBack(
    [
        EntryOf(Some.Incident() with { Start = DateOnly.MaxValue, End = DateOnly.MinValue, Revision = long.MinValue }) with { Sequence = long.MaxValue, Replaces = long.MinValue, RecordedAt = DateTimeOffset.MaxValue },
        EntryOf(Some.Incident() with { Start = DateOnly.MinValue, End = DateOnly.MaxValue, Revision = long.MaxValue, Type = (IncidentType)254 }) with { Sequence = long.MinValue, RetractedRevision = long.MaxValue, RecordedAt = DateTimeOffset.MinValue, Kind = 0 },
    ]);

    [Fact]
    public void Read_OfEqualValues_GivesTheVerySameObjectsInEveryPage()
    {
        var form = new PageForm(Serializer);
        LedgerEntry Made() => EntryOf(Some.Incident() with
        {
            Place = new Place { Country = "Iraq", Province = "Anbar", Latitude = 33.5, Precision = LocationPrecision.Exact },
            Actors = [new Actor { Name = "IS" }],
            Figures = [new Figure { Quantity = Quantity.Exact(3) }],
            Seizures = [new Seizure { Item = "AK-47", Quantity = Quantity.Exact(2) }],
        });

        var read = form.ReadEntries(PageForm.Sealed([Made(), Made()])).Concat(form.ReadEntries(PageForm.Sealed([Made()]))).Select(entry => entry.Incident).ToList();

        Assert.All(read, incident =>
        {
            Assert.Same(read[0].Place, incident.Place);
            Assert.True(read[0].Actors == incident.Actors);
            Assert.True(read[0].Figures == incident.Figures);
            Assert.True(read[0].Seizures == incident.Seizures);
        });
    }

    [Fact]
    public void ReadEntry_OfAnyRow_GivesBackWhatReadingThePageGives() => Entry.Array[1, 40].Sample(entries =>
    {
        var form = new PageForm(Serializer);
        var page = PageForm.Sealed([.. entries]);

        SameEntry.AssertSame(form.ReadEntries(page), [.. Enumerable.Range(0, entries.Length).Select(row => form.ReadEntry(PageForm.Unpacked(page), row))]);
    }, iter: 300, threads: 1);

    [Fact]
    public void EntryAt_OfAnyRisingRows_GivesBackWhatReadingThePageGives() => Gen.Select(Entry.Array[1, 40], Gen.Bool.Array[40]).Sample((entries, wanted) =>
    {
        var content = FactsWriter.Write([.. entries]);
        int[] rows = [.. Enumerable.Range(0, entries.Length).Where(row => wanted[row])];

        var whole = FactsReader.Read(content, new SharedPageValues());
        SameEntry.AssertSame([.. rows.Select(row => whole[row])], EntryAt.Read(new FactsColumns(content), rows, new SharedPageValues()));
    }, iter: 300, threads: 1);

    [Fact]
    public void Read_OfMoreDifferentValuesThanAreShared_GivesThemBack()
    {
        var entries = Enumerable.Range(0, 9_000).Select(i => EntryOf(Some.Incident($"data:{i}", place: Some.Place("Iraq", $"Province {i}")) with { Actors = [new Actor { Name = $"Group {i}" }] }));

        ComesBack([.. entries]);
    }

    private static void ComesBack(ImmutableArray<LedgerEntry> entries)
    {
        var form = new PageForm(Serializer);
        var facts = form.ReadEntries(PageForm.Sealed(entries));
        var texts = form.ReadTexts(PageForm.Texts(entries));

        SameEntry.AssertSame(entries, [.. facts.Zip(texts, (entry, text) => entry with { Incident = entry.Incident with { Summary = text.Summary, Sources = text.Sources } })]);
    }

    private static LedgerEntry EntryOf(Incident incident) => new()
    {
        Sequence = 1,
        Kind = EntryKind.Recorded,
        RecordedAt = DateTimeOffset.UnixEpoch,
        RecordedBy = "test",
        Incident = incident,
    };
}
