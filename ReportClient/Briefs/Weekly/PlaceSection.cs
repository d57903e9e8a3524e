using Reporting.Briefs.Sections;
using Reporting.Tallies;

namespace Reporting.Briefs.Weekly;

/// <summary>The places one level below, with the rest that is not located and a total that adds up; none for a district.</summary>
internal static class PlaceSection
{
    public static Section? Compose(WeekFacts facts, FigureRegister figures)
    {
        if (facts.Names.Below == Dimension.None) return null;
        var title = char.ToUpperInvariant(facts.Names.ManyBelow[0]) + facts.Names.ManyBelow[1..];
        var rows = facts.Places.Where(place => place.Series.IsRecent).ToList();
        if (!facts.IsCovered) return null;
        if (rows.Count == 0)
            return new Section("places", title, [new Paragraph(Prose.Of($"No incident is recorded in any of the {Prose.Words(facts.Names.ManyBelow)} in the week or in the four weeks before."))]);
        var most = Math.Max(1, rows.Max(row => row.Series.Now.Incidents));
        return new Section("places", title,
        [
            new Table
            {
                Id = "places.table",
                Columns = SeriesTable.Columns(char.ToUpperInvariant(facts.Names.OneBelow[0]) + facts.Names.OneBelow[1..], Tag(facts.Names.Below)),
                Rows =
                [
                    .. rows.Select(row => SeriesTable.Row($"places.{row.Key}", row.Name, row.Series, most, row.IsRest ? RowKind.Rest : RowKind.Plain, figures)),
                    SeriesTable.Row("total", "Total", facts.Total, null, RowKind.Total, figures),
                ],
                Note = Prose.Of($"{Order(facts, rows.Count)}{SeriesTable.Reading(facts, figures)} {Phrase.Source(facts)}"),
            },
        ]);
    }

    private static string Tag(Dimension below) => below switch { Dimension.Country => "#country+name", Dimension.Province => "#adm1+name", _ => "#adm2+name" };

    private static Prose Order(WeekFacts facts, int shown) => shown < facts.Places.Length
        ? Prose.Of($"Shown are {Prose.Words(facts.Names.ManyBelow)} with an incident in the week or the four weeks before. ")
        : Prose.Empty;
}
