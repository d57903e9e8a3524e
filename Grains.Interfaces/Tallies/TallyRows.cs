using System.Runtime.InteropServices;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>Answers a question from cells; the one place that knows how rows are made.</summary>
public static class TallyRows
{
    /// <summary>The rows of an answer, sorted by step and key.</summary>
    public static IReadOnlyList<TallyRow> Answer(IEnumerable<Cell> cells, TallyQuery query)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(query);
        var sums = new Dictionary<(DateOnly?, string), TallySum>();
        foreach (var cell in cells)
        {
            if (!query.Period.Contains(cell.Key.Day) || !query.Filter.Matches(cell.Key)) continue;
            var step = query.Step == Step.None ? (DateOnly?)null : Bucket.Start(cell.Key.Day, query.Step, query.FirstDay);
            if (query.By == Dimension.Group && cell.Key.Groups.Length > 0)
            {
                foreach (var group in cell.Key.EachGroup()) Add(sums, step, group.Value, cell.Tally);
                continue;
            }
            Add(sums, step, Key(cell.Key, query.By), cell.Tally);
        }
        return Rows(sums);
    }

    /// <summary>Adds up the answers of several tallies to the same question, each sorted by step and key as a tally gives it.</summary>
    public static TallyRowList Merge(IReadOnlyList<IReadOnlyList<TallyRow>> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return new MergedRows(answers).Merge();
    }

    private static void Add(Dictionary<(DateOnly?, string), TallySum> sums, DateOnly? step, string key, Tally tally)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (step, key), out _);
        (sum ??= new TallySum()).Add(tally);
    }

    private static List<TallyRow> Rows(Dictionary<(DateOnly? Step, string Key), TallySum> sums) =>
        [.. sums
            .Select(sum => new TallyRow(sum.Key.Step, sum.Key.Key, sum.Value.ToTally()))
            .Where(row => !row.Tally.IsEmpty)
            .OrderBy(row => row.Step).ThenBy(row => row.Key, StringComparer.Ordinal)];

    /// <summary>What a row is about that holds a cell; by group only for a cell without any.</summary>
    internal static string Key(CellKey cell, Dimension by) => by switch
    {
        Dimension.None => "",
        Dimension.Type => cell.Type.Code(),
        Dimension.Violence => cell.Violence.Code(),
        Dimension.Group => TallyRow.NoGroup,
        Dimension.Country => cell.Place.At(PlaceLevel.Country).Path,
        Dimension.Province => cell.Place.At(PlaceLevel.Province).Path ?? TallyRow.NotLocated,
        _ => cell.Place.At(PlaceLevel.District).Path ?? TallyRow.NotLocated,
    };
}
