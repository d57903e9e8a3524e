namespace Reporting.Briefs.Maps;

/// <summary>Gives each of several rows a column of its own so that the costs add up to the least.</summary>
/// <remarks>The Hungarian method by shortest augmenting paths (Kuhn 1955, Munkres 1957; as Jonker and Volgenant describe it): rows² × columns steps. Whole numbers, so that every machine finds the same.</remarks>
internal static class Assignment
{
    /// <summary>The column of each row. There are at least as many columns as rows; of equally good solutions always the same.</summary>
    public static int[] Cheapest(long[][] costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        if (costs.Length == 0) return [];
        var search = new Search(costs);
        for (var row = 0; row < costs.Length; row++) search.Place(row);
        return search.Columns();
    }

    // Columns are counted from 1; column 0 stands for the row that has none yet.
    private sealed class Search(long[][] costs)
    {
        private readonly int _columns = costs[0].Length;
        private readonly long[] _rowPrice = new long[costs.Length];
        private readonly long[] _columnPrice = new long[costs[0].Length + 1];
        private readonly int[] _rowOf = Enumerable.Repeat(-1, costs[0].Length + 1).ToArray();
        private readonly int[] _before = new int[costs[0].Length + 1];

        public void Place(int row)
        {
            _rowOf[0] = row;
            var nearest = new long[_columns + 1];
            Array.Fill(nearest, long.MaxValue);
            var reached = new bool[_columns + 1];
            var at = 0;
            do at = Step(at, nearest, reached);
            while (_rowOf[at] >= 0);
            // Along the path each row moves on to the next column.
            for (; at != 0; at = _before[at]) _rowOf[at] = _rowOf[_before[at]];
        }

        public int[] Columns()
        {
            var columns = new int[costs.Length];
            for (var column = 1; column <= _columns; column++)
                if (_rowOf[column] >= 0) columns[_rowOf[column]] = column - 1;
            return columns;
        }

        private int Step(int at, long[] nearest, bool[] reached)
        {
            reached[at] = true;
            var row = _rowOf[at];
            var (next, least) = (0, long.MaxValue);
            for (var column = 1; column <= _columns; column++)
            {
                if (reached[column]) continue;
                var cost = costs[row][column - 1] - _rowPrice[row] - _columnPrice[column];
                if (cost < nearest[column]) (nearest[column], _before[column]) = (cost, at);
                if (nearest[column] < least) (least, next) = (nearest[column], column);
            }
            for (var column = 0; column <= _columns; column++)
            {
                if (reached[column])
                {
                    _rowPrice[_rowOf[column]] += least;
                    _columnPrice[column] -= least;
                }
                else if (column > 0) nearest[column] -= least;
            }
            return next;
        }
    }
}
