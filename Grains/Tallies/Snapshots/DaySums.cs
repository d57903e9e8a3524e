using System.Runtime.InteropServices;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Storage;

namespace Reporting.Tallies;

/// <summary>The sums of each day as a snapshot keeps them, so that most questions are answered without its cells.</summary>
internal static class DaySums
{
    private const byte Kind = 16;

    /// <summary>Writes those of years in which days have more than a few cells.</summary>
    /// <param name="years">All years, in order.</param>
    /// <param name="province">The province in which all cells lie; none where they lie in several or outside of any.</param>
    /// <param name="items">The seized items that the snapshot's tallies name.</param>
    public static byte[] Write(IEnumerable<CellYear> years, PlaceKey province, MetItems items)
    {
        List<CellSpan> sums = [.. years.Select(year => Made(year, province)).OfType<CellSpan>()];
        var rows = sums.SelectMany(span => Enumerable.Range(span.From, span.Count).Select(row => (span.Cells, Row: row))).ToList();
        var (columns, ends, steps, before) = (new ColumnWriter(), new List<int>(), new uint[rows.Count], 0);
        for (var i = 0; i < steps.Length; i++)
        {
            var day = rows[i].Cells.KeyOf(rows[i].Row).Day;
            steps[i] = checked((uint)(day - before));
            before = day;
        }
        columns.Planes<uint>(steps, ends);
        TallyColumns.Write(columns, ends, rows.Count, row => rows[row].Cells.TallyOf(rows[row].Row), items);
        return Envelope.Seal(Kind, columns.Written, CollectionsMarshal.AsSpan(ends));
    }

    /// <summary>Reads them, and has the years keep them.</summary>
    /// <param name="stored">What was written.</param>
    /// <param name="years">All years, in order.</param>
    /// <param name="province">As it was written.</param>
    /// <param name="items">The numbers of items here by those in the snapshot.</param>
    public static void Read(ReadOnlySpan<byte> stored, IReadOnlyList<CellYear> years, PlaceKey province, uint[] items)
    {
        if (!Envelope.TryOpen(Kind, stored, out var content, out var damage)) throw new InvalidDataException(damage);
        var reader = new ColumnReader(content);
        var planes = reader.Planes();
        var steps = new uint[planes.Count];
        planes.CopyTo(steps, 0);
        var (ends, tallies) = (new List<int>(steps.Length), Array.Empty<byte>());
        TallyColumns.Read(ref reader, items, ends, ref tallies);
        reader.CheckEnd();
        if (ends.Count != steps.Length) throw new InvalidDataException("there are not as many sums as days");
        var place = province.IsDefault ? 0 : CellNumbers.Places.Of(province);
        var (row, day, writer) = (0, steps.Length == 0 ? 0 : (long)steps[0], new CellWriter());
        foreach (var year in years)
        {
            for (; row < steps.Length && day <= year.Last; day += ++row < steps.Length ? steps[row] : 0)
            {
                if (day < year.First) throw new InvalidDataException("a day lies in no year");
                writer.Add(new PackedKey(PackedKey.FirstOf((int)day) | place, 0), tallies, row == 0 ? 0 : ends[row - 1], ends[row]);
            }
            if (writer.Count == 0) continue;
            var sums = writer.Take();
            var span = new CellSpan(sums, 0, sums.Count);
            year.Kept.Keep(ShapeOf(province), span);
            KeepOfAllPlaces(year, province, span);
        }
        if (row != steps.Length) throw new InvalidDataException("a day lies in no year");
    }

    // Questions are answered from it from now on, as after a start from the snapshot.
    private static CellSpan? Made(CellYear year, PlaceKey province)
    {
        if (year.Made(ShapeOf(province)) is not { } span) return null;
        KeepOfAllPlaces(year, province, span);
        return span;
    }

    // One province's sums are those of all places as well.
    private static void KeepOfAllPlaces(CellYear year, PlaceKey province, CellSpan span)
    {
        if (!province.IsDefault) year.Kept.Keep(ShapeOf(default), span);
    }

    private static RollUp ShapeOf(PlaceKey province) => RollUp.OfDays(province.IsDefault ? default : PlaceLevel.Province);
}
