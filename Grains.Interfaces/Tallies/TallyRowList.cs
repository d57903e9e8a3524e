using System.Collections;
using System.Runtime.CompilerServices;

namespace Reporting.Tallies;

/// <summary>The rows of an answer, sorted by step and key.</summary>
/// <remarks>
/// Immutable, safe to share between threads. They lie in blocks: an array of all rows of a long answer would be among the large ones, whose memory the system
/// first has to give, and which only a collection of everything frees.
/// </remarks>
[CollectionBuilder(typeof(TallyRowList), nameof(Of))]
public sealed class TallyRowList : IReadOnlyList<TallyRow>
{
    /// <summary>How many rows lie in each block but the last: 65 kB.</summary>
    internal const int BlockRows = 2_048;

    private readonly TallyRow[][] _blocks;

    /// <param name="blocks">The rows, <see cref="BlockRows"/> in each array but the last, which holds at least one.</param>
    internal TallyRowList(TallyRow[][] blocks) =>
        (_blocks, Count) = (blocks, blocks.Length == 0 ? 0 : BlockRows * (blocks.Length - 1) + blocks[^1].Length);

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public TallyRow this[int index] => _blocks[index / BlockRows][index % BlockRows];

    /// <summary>These rows.</summary>
    public static TallyRowList Of(ReadOnlySpan<TallyRow> rows)
    {
        var blocks = Blocks(rows.Length);
        foreach (var block in blocks)
        {
            rows[..block.Length].CopyTo(block);
            rows = rows[block.Length..];
        }
        return new TallyRowList(blocks);
    }

    /// <summary>Room for so many rows.</summary>
    internal static TallyRow[][] Blocks(int rows)
    {
        var blocks = new TallyRow[(rows + BlockRows - 1) / BlockRows][];
        for (var i = 0; i < blocks.Length; i++) blocks[i] = new TallyRow[Math.Min(BlockRows, rows - i * BlockRows)];
        return blocks;
    }

    /// <summary>Goes through the rows.</summary>
    public Enumerator GetEnumerator() => new(_blocks);

    IEnumerator<TallyRow> IEnumerable<TallyRow>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Goes through rows block by block.</summary>
    public struct Enumerator : IEnumerator<TallyRow>
    {
        private readonly TallyRow[][] _blocks;
        private TallyRow[] _rows;
        private int _block;
        private int _row;

        internal Enumerator(TallyRow[][] blocks) => (_blocks, _rows, _block, _row) = (blocks, [], -1, -1);

        /// <inheritdoc/>
        public readonly TallyRow Current => _rows[_row];

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            if (++_row < _rows.Length) return true;
            if (++_block >= _blocks.Length) return false;
            (_rows, _row) = (_blocks[_block], 0);
            return true;
        }

        /// <inheritdoc/>
        public void Reset() => (_rows, _block, _row) = ([], -1, -1);

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
