using CsCheck;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

public sealed class PackedRowsTests
{
    private static readonly Gen<TallyQuery> GenQuery = Gen.Select(
        GenIncident.AnyOf(Step.None, Step.Day, Step.Year),
        GenIncident.AnyOf(Dimension.None, Dimension.Type, Dimension.Group, Dimension.District))
        .Select((step, by) => new TallyQuery { Step = step, By = by });

    [Fact]
    public void Read_OfRowsThatWereWritten_GivesThem() => Gen.Select(GenIncident.Incident.Array[0, 40], GenQuery, Gen.Bool).Sample((incidents, query, isTakenBack) =>
    {
        var cells = incidents.Select(incident => new Cell(CellKey.Of(incident), isTakenBack ? -Tally.Of(incident) : Tally.Of(incident)));
        TallyRowList rows = [.. TallyRows.Answer(cells, query)];

        Assert.Equal(rows.AsEnumerable(), PackedRows.Read(PackedRows.Write(rows)));
    });

    [Fact]
    public void Read_OfARowThatCountsNothing_GivesIt()
    {
        TallyRowList rows = [new(null, "", Tally.Empty), new(DateOnly.MinValue, "a", Tally.Empty), new(DateOnly.MaxValue, "ä", Tally.Of(Some.Incident()))];

        Assert.Equal(rows.AsEnumerable(), PackedRows.Read(PackedRows.Write(rows)));
    }

    [Fact]
    public void Read_OfNoRows_GivesNone() => Assert.Empty(PackedRows.Read(PackedRows.Write([])));

    [Fact]
    public void Read_OfALaterForm_SaysSo()
    {
        var packed = PackedRows.Write([]);
        packed[0]++;

        Assert.Contains($"form {packed[0]}", Assert.Throws<InvalidDataException>(() => PackedRows.Read(packed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfRowsThatAreCutOff_SaysSo()
    {
        var packed = PackedRows.Write([new TallyRow(null, "", Tally.Of(Some.Incident()))]);

        Assert.Throws<InvalidDataException>(() => PackedRows.Read(packed[..^1]));
    }

    [Fact]
    public void Write_OfRowsThatWereNotRead_GivesTheSameBytes() => GenIncident.Incident.Array[1, 40].Sample(incidents =>
    {
        TallyRowList rows = [.. TallyRows.Answer(incidents.Select(incident => new Cell(CellKey.Of(incident), Tally.Of(incident))), new TallyQuery { Step = Step.Day })];
        var packed = PackedRows.Write(rows);
        var unread = PackedRows.Read(packed);

        Assert.All(unread, row => Assert.False(row.Written.IsEmpty));
        Assert.Equal(packed, PackedRows.Write(unread));
        Assert.Equal(rows.AsEnumerable(), unread);
        // Tallies that were read by comparing them, and are no different for it.
        TallyRowList read = [.. unread.Select(row => new TallyRow(row.Step, row.Key, row.Tally))];
        Assert.Equal(rows.AsEnumerable(), read);
        Assert.All(read, row => Assert.True(row.Tally.Written.IsEmpty));
        Assert.Equal(rows.AsEnumerable(), PackedRows.Read(PackedRows.Write(read)));
    });

    [Fact]
    public void Read_OfASeries_MakesNoObjectOfARow() => Assert.InRange(BytesToRead(Series(1_000)) / 1_000, 32, 40);

    [Fact]
    public void Read_OfASeriesOfSeizures_MakesNoObjectOfARow()
    {
        var rifle = Some.Seized(Seizures.WeaponCategory.AssaultRifles, "assault rifle", Casualties.Quantity.Exact(3));

        Assert.InRange(BytesToRead(Series(1_000, rifle)) / 1_000, 32, 64);
        Assert.InRange(BytesToRead(Series(1, rifle)), 32, 1_000);
    }

    [Fact]
    public void Write_OfASeries_TakesAFewBytesARow()
    {
        var rows = Series(1_000);

        Assert.InRange(PackedRows.Write(rows).Length, 1, 16 * rows.Count);
    }

    private static long BytesToRead(TallyRowList rows)
    {
        var packed = PackedRows.Write(rows);
        PackedRows.Read(packed);
        var before = GC.GetAllocatedBytesForCurrentThread();
        PackedRows.Read(packed);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static TallyRowList Series(int days, params Seizures.Seizure[] seizures)
    {
        var tally = Tally.Of(Some.Incident(figures: [new() { Quantity = Casualties.Quantity.Exact(1) }], seizures: seizures));
        return [.. Enumerable.Range(0, days).Select(day => new TallyRow(new DateOnly(2012, 1, 1).AddDays(day), "afghanistan/badakhshan", tally))];
    }
}
