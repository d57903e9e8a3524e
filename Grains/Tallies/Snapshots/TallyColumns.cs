using Reporting.Ledger;

namespace Reporting.Tallies;

/// <summary>Tallies as a snapshot keeps them: a column of their lengths and one of their bytes, in which seized items have the snapshot's numbers.</summary>
internal static class TallyColumns
{
    /// <summary>What one tally is as it is written in memory.</summary>
    public delegate ReadOnlySpan<byte> TallyOf(int number);

    /// <summary>Writes tallies.</summary>
    /// <param name="into">Receives the columns.</param>
    /// <param name="ends">Receives where parts of them end that look alike.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="tallyOf">Each.</param>
    /// <param name="items">The items met in the snapshot.</param>
    public static void Write(ColumnWriter into, List<int> ends, int count, TallyOf tallyOf, MetItems items)
    {
        using var bytes = new MemoryStream();
        var lengths = into.BeginColumn();
        for (var i = 0; i < count; i++)
        {
            var packed = items.Renumbered(tallyOf(i));
            into.Number((ulong)packed.Length);
            bytes.Write(packed);
        }
        into.EndColumn(lengths);
        ends.Add(into.Length);
        var column = into.BeginColumn();
        into.Bytes(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        into.EndColumn(column);
        ends.Add(into.Length);
    }

    /// <summary>Reads tallies: where each ends, and their bytes one after another, in the numbers of this process.</summary>
    /// <param name="from">Where <see cref="Write"/> wrote.</param>
    /// <param name="items">The numbers of items here by those in the snapshot.</param>
    /// <param name="ends">Receives where each ends.</param>
    /// <param name="tallies">Receives their bytes; made longer where it has to be.</param>
    public static void Read(ref ColumnReader from, uint[] items, List<int> ends, ref byte[] tallies)
    {
        var lengths = from.Column();
        var bytes = from.Column();
        ends.Clear();
        var end = 0;
        while (lengths.Left > 0)
        {
            var tally = bytes.Bytes(lengths.Index());
            var namesItems = PackedTally.NamesItems(tally);
            var most = end + (namesItems ? PackedTally.MostBytesRenumbered(tally.Length) : tally.Length);
            if (tallies.Length < most) Array.Resize(ref tallies, Math.Max(most, Math.Max(2 * tallies.Length, end + bytes.Left)));
            if (namesItems)
            {
                end += PackedTally.Renumber(tally, tallies.AsSpan(end), items);
            }
            else
            {
                tally.CopyTo(tallies.AsSpan(end));
                end += tally.Length;
            }
            ends.Add(end);
        }
        bytes.CheckEnd();
    }
}
