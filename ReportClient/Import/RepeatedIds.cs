using System.Globalization;
using Reporting.Incidents;
using Reporting.Tables;

namespace Reporting.Import;

/// <summary>Remembers which rows of a file had each id, so that a second row of one id can be told apart from a copy.</summary>
/// <remarks>Rows of one id with other revision numbers are revisions and no conflict. Keeps hashes, about 25 bytes a row. For one thread.</remarks>
internal sealed class RepeatedIds
{
    private readonly SplitTable<Slot> _rows = new();

    /// <summary>Whether a row is a copy of an earlier one; one that only has an earlier one's id fails the check.</summary>
    public bool IsCopy(Incident incident, long line, ulong fingerprint, RowCheck check)
    {
        if (FirstLine(incident, line, fingerprint, out var isCopy) is { } first && !isCopy)
            check.Fail(RejectReason.RepeatedId, "id", incident.Id.ToString(), string.Create(CultureInfo.InvariantCulture, $"The id was already used on line {first}, and that row is not the same as this one."));
        return isCopy;
    }

    /// <summary>The line that used the id first, at most <see cref="uint.MaxValue"/>; null when this row does.</summary>
    /// <param name="incident">What the row says.</param>
    /// <param name="line">Its line, from 1.</param>
    /// <param name="fingerprint">64 bits of the row as it stands in the file.</param>
    /// <param name="isCopy">Whether it is the same row as the first.</param>
    public long? FirstLine(Incident incident, long line, ulong fingerprint, out bool isCopy)
    {
        var key = incident.Id.Hash() ^ unchecked((ulong)incident.Revision * 0x9E37_79B9_7F4A_7C15UL);
        var row = new Slot(key, (uint)Math.Min(line, uint.MaxValue), (uint)(fingerprint >> 32));
        ref var first = ref _rows.Take(row);
        isCopy = !first.IsFree && first.Fingerprint == row.Fingerprint;
        if (!first.IsFree) return first.Line;
        first = row;
        return null;
    }

    // A line of 0 marks a free slot.
    private readonly record struct Slot(ulong Key, uint Line, uint Fingerprint) : ISlot<Slot>
    {
        public bool IsFree => Line == 0;

        public ulong PartHash => Key;

        public uint SlotHash => (uint)(Key & uint.MaxValue);

        public bool HasKeyOf(in Slot other) => Key == other.Key;
    }
}
