using Reporting.Briefs.Sections;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Profiles;

/// <summary>What is not known of a group's incidents: where, when, what and how many.</summary>
internal static class UnknownSection
{
    public static Section? Compose(ProfileFacts facts, FigureRegister figures)
    {
        if (facts.Now.Incidents == 0) return null;
        var killed = facts.Now.Of(Harm.Killed);
        var ofKilled = facts.Of(Harm.Killed);
        var rows = new List<TableRow>
        {
            Row("province", "Not located to a province", facts.ByPlace.Where(place => place.IsRest).Sum(place => place.Tally.Incidents), facts.Slice.Of(Dimension.Province, TallyRow.NotLocated).Count(Measure.Incidents)),
            Row("district", "Not located to a district", facts.WithoutDistrict, facts.Slice.Of(Dimension.District, TallyRow.NotLocated).Count(Measure.Incidents)),
        };
        // What tallies do not keep is known only where all incidents were looked through.
        if (facts.AreAllFound) rows.Add(Row("day", "Dated only to a period longer than a week", facts.Spans.Sum(), facts.Slice.Count(new KindCount(IncidentKind.Span))));
        rows.Add(Row("type", "Without an incident type", facts.Types.Where(row => row.Key == IncidentType.NotCoded.Code()).Sum(row => row.Tally.Incidents), facts.Slice.Of(Dimension.Type, IncidentType.NotCoded.Code()).Count(Measure.Incidents)));
        rows.Add(Row("killed", "Without a number of deaths", facts.Now.Incidents - killed.ReportedIn, new Difference(facts.IncidentsOrigin, ofKilled(FigurePart.ReportedIn))));
        rows.Add(Row("killed.word", "With only a word for deaths, or for a part of them", killed.UnquantifiedIn, ofKilled(FigurePart.UnquantifiedIn)));
        return new Section("unknown", "What is not known",
        [
            new Table
            {
                Id = "unknown.table",
                Columns = [new("Incidents of the group", ColumnKind.Text, 4.2), new("Incidents", ColumnKind.Bar, 2.2), new("Share", ColumnKind.Number, 0.8)],
                Rows = [.. rows],
                Note = Prose.Of($"Of {Phrase.Count(facts.Count(figures), "incident")} in the period. One incident can stand in several rows. What is not known is left out of the numbers above and never counted as zero. {Phrase.Source(facts)}"),
            },
        ]);

        TableRow Row(string id, string label, long count, FigureOrigin origin) => new(
        [
            new TableCell(Prose.Words(label)),
            new TableCell(figures.Count($"unknown.{id}.incidents", count, origin), (double)count / facts.Now.Incidents),
            new TableCell(figures.Share($"unknown.{id}.share", count, facts.Now.Incidents, origin, facts.IncidentsOrigin)),
        ]);
    }
}
