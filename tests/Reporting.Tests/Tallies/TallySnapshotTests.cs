using System.Buffers.Binary;
using CsCheck;
using Orleans.Serialization;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Storage;
using Reporting.Tallies;
using Reporting.Tests.Ledger;
using static Reporting.Tests.Tallies.StoredTallies;

namespace Reporting.Tests.Tallies;

/// <summary>A snapshot gives back the tally that was kept, or nothing: never another one.</summary>
public sealed class TallySnapshotTests
{
    private const byte Kind = 14;
    private static Serializer Serializer => LoneShard.Serializer;

    private readonly MemoryStorage _storage = new(Serializer);

    [Fact]
    public async Task Read_OfWhatWasWritten_GivesItBack() => await GenIncident.Incident.Array[0, 200].SampleAsync(async incidents =>
    {
        var (storage, sheet) = (new MemoryStorage(Serializer), SheetOf(incidents));
        PlaceKey[] provinces = [Some.Argo.CountsIn.Parent];
        await Snapshot(storage).Write(sheet, [3, 0, 9], provinces);

        var read = await Snapshot(storage).Read();

        Assert.Equal(sheet.Cells, read!.Value.Sheet.Cells);
        Assert.Equal([3, 0, 9], read.Value.Positions.ToArray());
        Assert.Equal(provinces, read.Value.Provinces.ToArray());
    }, iter: 50, threads: 1);

    [Fact]
    public async Task Read_OfTheKindBefore_GivesNothing()
    {
        await Written();
        _storage.Change("snapshot", body => Changed(body, content => content, 7));

        Assert.Null(await Snapshot(_storage).Read());
    }

    [Fact]
    public async Task Read_OfContentThatNoVersionWrote_GivesNothingOrASheet()
    {
        await Written();
        byte[] kept = [];
        _storage.Change("snapshot", body => kept = body);

        await Gen.Select(Gen.Int[0, 1_000_000], Gen.Byte).SampleAsync(async (at, value) =>
        {
            var storage = new MemoryStorage(Serializer);
            storage.Put("snapshot", Changed(kept, content => [.. content[..(at % content.Length)], value, .. content[(at % content.Length + 1)..]], Kind));
            await Snapshot(storage).Read();
        }, iter: 2_000, threads: 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Read_OfAPartThatNoVersionWrote_GivesNothingOrASheetThatSaysSo(int part)
    {
        await Snapshot(_storage).Write(Years(), [1], []);
        byte[] kept = [];
        _storage.Change("snapshot", body => kept = body);

        await Gen.Select(Gen.Int[0, 1_000_000], Gen.Byte).SampleAsync(async (at, value) =>
        {
            var storage = new MemoryStorage(Serializer);
            storage.Put("snapshot", ChangedPart(kept, part, content => [.. content[..(at % content.Length)], value, .. content[(at % content.Length + 1)..]]));
            try
            {
                if (await Snapshot(storage).Read() is { } read) Assert.NotEmpty(read.Sheet.Cells);
            }
            catch (SnapshotWrongException wrong)
            {
                Assert.Equal(Id, wrong.Grain);
            }
        }, iter: 1_000, threads: 1);
    }

    [Fact]
    public async Task Read_OfAPieceThatIsNotOfItsYears_GivesASheetThatSaysSo()
    {
        await Snapshot(_storage).Write(Years(), [1], []);
        _storage.Change("snapshot", body => ChangedPart(body, 2, content => content[..^1]));

        var sheet = (await Snapshot(_storage).Read())!.Value.Sheet;

        Assert.Equal(Years().Answer(Weeks), sheet.Answer(Weeks));
        Assert.Throws<SnapshotWrongException>(() => sheet.Cells.Count());
        Assert.Throws<SnapshotWrongException>(() => sheet.Answer(Weeks with { By = Dimension.Type }));
        Assert.Throws<SnapshotWrongException>(() => sheet.With(Years().Merged()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Read_OfADamagedPart_GivesNothing(int part)
    {
        await Snapshot(_storage).Write(Years(), [1], []);
        var bytes = Array.Empty<byte>();
        _storage.Change("snapshot", body => Serializer.SerializeToArray(new StoredBytes { Bytes = bytes = Damaged(body, part) }));

        Assert.Null(await Snapshot(_storage).Read());
        Assert.NotEmpty(bytes);
    }

    [Fact]
    public async Task Write_OfYears_LeavesTheSheetItselfWithWhatAnswersSeries()
    {
        var sheet = Years();

        await Snapshot(_storage).Write(sheet, [1], []);
        sheet.Answer(new TallyQuery(), out var visited);

        Assert.Equal(3, visited);
    }

    [Fact]
    public async Task Read_OfYears_AnswersSeriesWithoutReadingCells()
    {
        await Snapshot(_storage).Write(Years(), [1], []);
        var sheet = (await Snapshot(_storage).Read())!.Value.Sheet;

        Assert.Equal(Years().Answer(new TallyQuery()), sheet.Answer(new TallyQuery(), out var visited));
        Assert.Equal(Years().Answer(Weeks), sheet.Answer(Weeks));
        Assert.Equal(Years().Answer(Weeks with { By = Dimension.Province }), sheet.Answer(Weeks with { By = Dimension.Province }));

        Assert.Equal(3, visited);
        Assert.All(sheet.AllRuns.SelectMany(run => run.Years), year => Assert.NotNull(year.Unread(default, Period.All)));
    }

    [Fact]
    public async Task Read_OfYears_AnswersAgainTogetherWithOthersWithoutReadingCells()
    {
        await Snapshot(_storage).Write(Years(), [1], []);
        TallySheet[] sheets = [(await Snapshot(_storage).Read())!.Value.Sheet, (await Snapshot(_storage).Read())!.Value.Sheet];
        var (together, expected) = (new SheetsTogether(), Years().With(Years().Merged()).Answer(Weeks));

        for (var i = 0; i < 4; i++) Assert.Equal(expected, together.Answer(Weeks, sheets));

        Assert.All(sheets.SelectMany(sheet => sheet.AllRuns).SelectMany(run => run.Years), year => Assert.False(year.IsRead));
    }

    // As for lack of memory, which passes.
    [Fact]
    public void Leaves_ThatCouldNotBeReadOnce_AreReadAgain()
    {
        var (tries, leaves) = (0, Years().Merged().Leaves);
        var late = new LateCells(() => ++tries == 1 ? throw new InvalidOperationException() : leaves);

        Assert.Throws<InvalidOperationException>(() => late.Leaves);
        Assert.False(late.WereRead);
        Assert.Equal(leaves, late.Leaves);
        Assert.Equal(leaves, late.Leaves);
        Assert.Equal((2, true), (tries, late.WereRead));
    }

    [Fact]
    public async Task Read_OfYears_ReadsThoseThatAQuestionWants()
    {
        await Snapshot(_storage).Write(Years(), [1], []);
        var sheet = (await Snapshot(_storage).Read())!.Value.Sheet;
        var byType = new TallyQuery { Period = new Period(Some.Day("2014-03-01"), Some.Day("2014-06-30")), By = Dimension.Type };

        Assert.Equal(Years().Answer(byType), sheet.Answer(byType));

        Assert.Equal([2013, 2015], sheet.AllRuns.SelectMany(run => run.Years).Where(year => year.Unread(default, Period.All) is not null).Select(year => year.Year));
    }

    [Fact]
    public async Task Read_CutUnderItsChecksum_GivesNothing()
    {
        await Written();
        _storage.Change("snapshot", body => Changed(body, content => content[1..], Kind));

        Assert.Null(await Snapshot(_storage).Read());
    }

    [Fact]
    public async Task Write_OfMadeUpCells_TakesLittleMoreThanTheirEntropy()
    {
        var (cells, random) = (new LooseCells(40_000), new Random(1));
        for (var i = 0; i < 40_000; i++)
        {
            var place = PlaceKey.FromNames("Iraq", "Anbar", $"District {random.Next(6)}");
            var incident = Some.Incident(figures: [new() { Quantity = Casualties.Quantity.Exact(random.Next(8)) }]);
            var key = new CellKey(Some.Day("2012-01-01").AddDays(random.Next(4_000)), (IncidentType)random.Next(12), ViolenceType.StateBased, $"group-{random.Next(8)}", place);
            cells.Add(PackedKey.Of(key), Packing.Pack(Tally.Of(incident)));
        }
        var sheet = TallySheet.Empty.With(cells.ToCells());
        var bytes = 0;
        await Snapshot(_storage).Write(sheet, [1], []);
        _storage.Change("snapshot", body => { bytes = body.Length; return body; });

        Assert.InRange(bytes / (double)sheet.Count, 1, 2.6);
    }

    private static TallyQuery Weeks => new() { Period = new Period(Some.Day("2013-02-03"), Some.Day("2015-11-21")), Step = Step.Week };

    // Three pieces of a year each, in one province.
    private static TallySheet Years()
    {
        var (cells, tally) = (new LooseCells(3 * 365 * 50), Packing.Pack(Tally.Of(Some.Incident())));
        for (var day = 0; day < 3 * 365; day++)
        {
            for (var i = 0; i < 50; i++)
            {
                var place = PlaceKey.FromNames("Iraq", "Anbar", $"District {i % 25}");
                cells.Add(PackedKey.Of(new CellKey(Some.Day("2013-01-01").AddDays(day), i < 25 ? IncidentType.Raid : IncidentType.Bombing, ViolenceType.NotStated, "", place)), tally);
            }
        }
        return TallySheet.Empty.With(cells.ToCells());
    }

    // Changes the head under its checksum, and leaves the parts behind it.
    private static byte[] Changed(byte[] body, Func<byte[], byte[]> change, byte kind)
    {
        var bytes = Serializer.Deserialize<StoredBytes>(body)!.Bytes;
        var end = sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(bytes);
        Assert.True(Envelope.TryOpen(Kind, bytes.AsSpan(sizeof(int)..end), out var content, out _));
        var head = Envelope.Seal(kind, change(content));
        return Serializer.SerializeToArray(new StoredBytes { Bytes = [.. BitConverter.GetBytes(head.Length), .. head, .. bytes[end..]] });
    }

    private static byte[] Damaged(byte[] body, int part)
    {
        var bytes = Serializer.Deserialize<StoredBytes>(body)!.Bytes;
        var end = sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(bytes);
        Assert.True(Envelope.TryOpen(Kind, bytes.AsSpan(sizeof(int)..end), out var head, out _));
        var cells = Serializer.Deserialize<StoredTally>(head)!.Cells;
        end += part == 0 ? 0 : cells.DaysLength + cells.Pieces.Take(part - 1).Sum(piece => piece.Length);
        bytes[end + 20] ^= 4;
        return bytes;
    }

    // Changes a part behind the head under its checksum: 0 is the sums of days, then follow the pieces.
    private static byte[] ChangedPart(byte[] body, int part, Func<byte[], byte[]> change)
    {
        var bytes = Serializer.Deserialize<StoredBytes>(body)!.Bytes;
        var end = sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(bytes);
        Assert.True(Envelope.TryOpen(Kind, bytes.AsSpan(sizeof(int)..end), out var head, out _));
        var tally = Serializer.Deserialize<StoredTally>(head)!;
        var parts = new List<byte[]>();
        foreach (var length in (int[])[tally.Cells.DaysLength, .. tally.Cells.Pieces.Select(piece => piece.Length)])
        {
            parts.Add(bytes[end..(end + length)]);
            end += length;
        }
        Assert.True(Envelope.TryOpen(Envelope.KindOf(parts[part]), parts[part], out var content, out _));
        parts[part] = Envelope.Seal(Envelope.KindOf(parts[part]), change(content));
        if (part == 0) tally.Cells.DaysLength = parts[0].Length;
        else tally.Cells.Pieces[part - 1].Length = parts[part].Length;
        var changed = Envelope.Seal(Kind, Serializer.SerializeToArray(tally));
        return Serializer.SerializeToArray(new StoredBytes { Bytes = [.. BitConverter.GetBytes(changed.Length), .. changed, .. parts.SelectMany(one => one)] });
    }

    private Task Written() => Snapshot(_storage).Write(SheetOf([Some.Incident(), Some.Incident(place: Some.Argo)]), [1], []);
}
