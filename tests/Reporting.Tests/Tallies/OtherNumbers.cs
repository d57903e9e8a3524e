using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

/// <summary>A sheet's leaves as another process would have them, whose numbers of places and groups run the other way.</summary>
internal static class OtherNumbers
{
    public static IReadOnlyList<PackedCells> Of(TallySheet sheet)
    {
        var (writer, leaves) = (new CellWriter(), new List<PackedCells>());
        foreach (var leaf in sheet.Merged().Leaves)
        {
            for (int from = 0, to; from < leaf.Count; from = to)
            {
                for (to = from + 1; to < leaf.Count && leaf.KeyOf(from).With(0, 0) == leaf.KeyOf(to).With(0, 0); to++) { }
                for (var i = to - 1; i >= from; i--) writer.Add(leaf.KeyOf(i), leaf.TallyOf(i));
            }
            leaves.Add(writer.Take());
        }
        return leaves;
    }
}
