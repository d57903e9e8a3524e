using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>What many entries of a page have in common with each other; written once a page, and for an entry as one number.</summary>
/// <param name="Kind">What the entry does.</param>
/// <param name="Replaces">Whether it names an entry that it replaces.</param>
/// <param name="Offset">The time zone in which it says when it was recorded, in minutes.</param>
/// <param name="Recorder">The number of the name of who recorded it.</param>
/// <param name="Reason">The number of the text why.</param>
/// <param name="Reach">The last revision that it withdraws.</param>
/// <param name="DataSet">The number of the name of the incident's data set.</param>
/// <param name="Violence">The type of violence.</param>
/// <param name="Precision">How well the day is known.</param>
/// <param name="Days">How many days from the first to the last.</param>
internal readonly record struct EntryTraits(
    EntryKind Kind, bool Replaces, int Offset, int Recorder, int Reason, long Reach, int DataSet, ViolenceType Violence, DatePrecision Precision, int Days)
{
    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(((((Days * 31 + (int)Precision) * 31 + (int)Violence) * 31 + (int)Kind) * 31 + DataSet) * 31 + Recorder + Reason + (int)Reach + Offset);

    public void WriteTo(ColumnWriter column)
    {
        column.Byte((byte)Kind);
        column.Byte(Replaces ? (byte)1 : (byte)0);
        column.Signed(Offset);
        column.Number((ulong)Recorder);
        column.Number((ulong)Reason);
        column.Signed(Reach);
        column.Number((ulong)DataSet);
        column.Byte((byte)Violence);
        column.Byte((byte)Precision);
        column.Signed(Days);
    }

    public static EntryTraits Read(ref ColumnReader column) => new(
        (EntryKind)column.Byte(),
        column.Byte() != 0,
        checked((int)column.Signed()),
        column.Index(),
        column.Index(),
        column.Signed(),
        column.Index(),
        (ViolenceType)column.Byte(),
        (DatePrecision)column.Byte(),
        checked((int)column.Signed()));

    /// <summary>All that a column holds, by their numbers.</summary>
    public static EntryTraits[] ReadAll(ColumnReader column)
    {
        // Each takes at least a byte a fact.
        var traits = new EntryTraits[column.Count(10)];
        for (var i = 0; i < traits.Length; i++) traits[i] = Read(ref column);
        column.CheckEnd();
        return traits;
    }
}
