using Reporting.Briefs.Sections;

namespace Reporting.Briefs.Weekly;

/// <summary>The groups that took part. An incident counts once in each of its groups, so there is no total.</summary>
internal static class GroupSection
{
    public static Section? Compose(WeekFacts facts, FigureRegister figures)
    {
        if (facts.IsEmpty) return null;
        var rows = facts.Groups.Where(group => !group.Series.Now.IsEmpty).ToList();
        if (rows.Count == 0) return null;
        var most = Math.Max(1, rows.Max(row => row.Series.Now.Incidents));
        return new Section("groups", "Groups",
        [
            new Table
            {
                Id = "groups.table",
                Columns = SeriesTable.Columns("Group", "#group+name"),
                Rows = [.. rows.Select(row => SeriesTable.Row($"groups.{row.Key}", row.Name, row.Series, most, row.IsRest ? RowKind.Rest : RowKind.Plain, figures))],
                Note = Prose.Of($"Groups do not add up: an incident in which several took part counts once for each. Killed are all who died in those incidents, on any side. {Phrase.Source(facts)}"),
            },
        ]);
    }
}
