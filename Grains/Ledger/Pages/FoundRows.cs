using System.Buffers;

namespace Reporting.Ledger;

/// <summary>What a search may mean of a page: the page's content, or its bytes where it is of an earlier form, in memory that is lent; and rows of it.</summary>
/// <param name="Lent">The memory; null where nothing was found.</param>
/// <param name="Length">How much of it is used.</param>
/// <param name="Rows">The rows; null for all, of bytes that are still to be opened.</param>
internal readonly record struct FoundRows(byte[]? Lent, int Length, List<int>? Rows)
{
    /// <summary>Keeps a copy of what is looked at only for a moment.</summary>
    public static FoundRows Of(ReadOnlySpan<byte> bytes, List<int>? rows)
    {
        if (rows is { Count: 0 }) return default;
        var lent = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(lent);
        return new FoundRows(lent, bytes.Length, rows);
    }

    /// <summary>Gives the memory back.</summary>
    public void Return()
    {
        if (Lent is not null) ArrayPool<byte>.Shared.Return(Lent);
    }
}
