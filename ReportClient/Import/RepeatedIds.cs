using System.Globalization;
using Reporting.Incidents;
using Reporting.Tables;

namespace Reporting.Import;

/// <summary>Remembers which rows of a file had each id, so that a second row of one id can be told apart from a copy.</summary>
/// <remarks>Rows of one id with other revision numbers are revisions and no conflict. Keeps 16 bytes a row where ids end with a number, and else hashes, about 25 bytes. For one thread.</remarks>
internal sealed class RepeatedIds
{
    // Small revisions stand with the number in one.
    private const int RevisionBits = 8;
    private const ulong MostNumber = ulong.MaxValue >> RevisionBits;

    private readonly NumberTable<Row> _numbered = new();
    private readonly SplitTable<Slot> _others = new();

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
        var row = new Row((uint)Math.Min(line, uint.MaxValue), (uint)(fingerprint >> 32));
        var first = Put(incident, row);
        isCopy = !first.IsNone && first.Fingerprint == row.Fingerprint;
        return first.IsNone ? null : first.Line;
    }

    // Gives the first row of the id, which is kept where there was none.
    private Row Put(Incident incident, Row row)
    {
        if (incident.Revision is >= 0 and < 1 << RevisionBits && NumberedId.Of(incident.Id) is { Number: <= MostNumber } id)
        {
            ref var first = ref _numbered.Take(id.Numbering, id.Number << RevisionBits | (ulong)incident.Revision);
            var before = first;
            if (before.IsNone) first = row;
            return before;
        }
        var made = new Slot(incident.Id.Hash() ^ unchecked((ulong)incident.Revision * 0x9E37_79B9_7F4A_7C15UL), row);
        ref var slot = ref _others.Take(made);
        if (!slot.IsFree) return slot.Row;
        slot = made;
        return default;
    }

    // A line of 0 is no row.
    private readonly record struct Row(uint Line, uint Fingerprint)
    {
        public bool IsNone => Line == 0;
    }

    private readonly record struct Slot(ulong Key, Row Row) : ISlot<Slot>
    {
        public bool IsFree => Row.IsNone;

        public ulong PartHash => Key;

        public uint SlotHash => (uint)(Key & uint.MaxValue);

        public bool HasKeyOf(in Slot other) => Key == other.Key;
    }
}
