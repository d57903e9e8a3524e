using Reporting.Casualties;
using Reporting.Seizures;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Sections;

/// <summary>What briefs of every kind say of their days in a sentence: who was killed, where most, and what was seized.</summary>
internal static class DaysTakeaways
{
    public static Takeaway Killed(BriefFacts facts, FigureRegister figures)
    {
        var killed = facts.Now.Of(Harm.Killed);
        var incidents = facts.Count(figures);
        if (killed.Best is not { } best)
        {
            var words = killed.UnquantifiedIn > 0 ? Prose.Of($" Sources give only a word in {figures.Count("key.killed.unquantifiedIn", killed.UnquantifiedIn, facts.Of(Harm.Killed)(FigurePart.UnquantifiedIn))} of them.") : Prose.Empty;
            return new Takeaway(Prose.Of($"No number of deaths is reported for {Phrase.Any(incidents)}"), Prose.Of($"; that is not zero.{words}"));
        }
        var sides = Casualty.Sides
            .Select(side => (Side: side, Figure: facts.Now.Of(Harm.Killed, side)))
            .Where(part => part.Figure.Best > 0)
            .Select(part => Prose.Of($"{figures.Count($"key.{KeyFigureCards.Id(Harm.Killed, part.Side)}.best", part.Figure.Best, facts.Of(Harm.Killed, part.Side)(FigurePart.Best))} {Prose.Words(SideWords(part.Side, part.Figure.Best))}"))
            .ToList();
        var bySide = sides.Count == 0 ? Prose.Empty : Prose.Of($": {Prose.List(sides)}");
        return new Takeaway(Prose.Of($"{figures.Count("key.killed.best", best, facts.Of(Harm.Killed)(FigurePart.Best))} killed"),
            Prose.Of($"{bySide}; {Phrase.Reported(figures, "key.killed", killed, incidents, facts.Of(Harm.Killed))}."));
    }

    private static string SideWords(Side side, long? count) => side switch
    {
        Side.Militants => count == 1 ? "militant" : "militants",
        Side.SecurityForces => "of the security forces",
        Side.Civilians => count == 1 ? "civilian" : "civilians",
        _ => "whose side is not known",
    };

    /// <summary>Whether civilians were killed; silent where <see cref="Killed"/> has said how many.</summary>
    public static Takeaway? Civilians(BriefFacts facts, FigureRegister figures)
    {
        var killed = facts.Now.Of(Harm.Killed, Side.Civilians);
        if (killed.Best > 0 && facts.Now.Of(Harm.Killed).Best is not null) return null;
        var incidents = facts.Count(figures);
        var reported = Phrase.Reported(figures, "key.civilians.killed", killed, incidents, facts.Of(Harm.Killed, Side.Civilians));
        return killed.Best switch
        {
            null => new Takeaway(Prose.Words("Civilian deaths are not reported as a number"), Prose.Of($" in {Phrase.Any(incidents)}, which is not the same as none.")),
            0 => new Takeaway(Prose.Of($"{figures.Count("key.civilians.killed.best", 0, facts.Of(Harm.Killed, Side.Civilians)(FigurePart.Best))} civilians killed"), Prose.Of($", {reported}{Prose.Words(killed.ReportedIn < facts.Now.Incidents ? "; the others do not say" : "")}.")),
            { } best => new Takeaway(Prose.Of($"{Phrase.Count(figures.Count("key.civilians.killed.best", best, facts.Of(Harm.Killed, Side.Civilians)(FigurePart.Best)), "civilian")} killed"), Prose.Of($", {reported}.")),
        };
    }

    /// <summary>The incident with most deaths, where there are several and any.</summary>
    public static Takeaway? Deadliest(BriefFacts facts, FigureRegister figures)
    {
        if (facts.Now.Incidents < 2 || facts.Incidents.IsEmpty || facts.Incidents[0] is not { Killed: > 0 and var killed, Incident: var incident }) return null;
        var figure = figures.Count($"incidents.{incident.Id}.{KeyFigureCards.Id(Harm.Killed, Side.Total)}.counted", killed, new OfIncident(facts.Slice, incident.Id, new CountedDetail(Harm.Killed, Side.Total)));
        var where = incident.Place.CountsIn is { IsDefault: false } place ? Prose.Of($" in {facts.Names.Of(place)}") : Prose.Empty;
        return new Takeaway(Prose.Of($"The deadliest incident: {figure} killed"), Prose.Of($"{where}, {new Period(incident.Start, incident.End)}."));
    }

    public static Takeaway? Weapons(BriefFacts facts, FigureRegister figures)
    {
        var seizures = facts.Now.Seizures;
        if (seizures.IsEmpty) return null;
        var origin = facts.Slice.Count(new KindCount(IncidentKind.WithSeizures));
        var found = facts.Incidents.Count(one => !one.Incident.Seizures.IsDefaultOrEmpty && origin.Contribution(one.Incident).LiesBehind);
        // Numbers of one unit can be held against each other: the largest of each unit come first, and pieces before other units.
        var numbered = seizures.Where(row => row.Figure.Best is not null)
            .GroupBy(row => row.Item.Unit, StringComparer.Ordinal)
            .SelectMany(unit => unit.OrderByDescending(row => row.Figure.Best).Select((row, rank) => (Row: row, Rank: rank)))
            .OrderBy(one => one.Rank).ThenBy(one => one.Row, ByUnit).Take(3)
            .Select(one => one.Row).Order(ByUnit)
            .Select(row => Numbered(row, facts, figures)).ToList();
        var vague = seizures.Where(row => row.Figure.Best is null).Take(3).Select(row => Prose.Name(row.Item.Item)).ToList();
        var list = numbered.Count > 0 ? Prose.Of($": {Prose.List(numbered)}") : Prose.Empty;
        var rest = vague.Count > 0 ? Prose.Of($"{Prose.Words(numbered.Count > 0 ? "; " : ": ")}{Prose.List(vague)} without a number") : Prose.Empty;
        return new Takeaway(Prose.Of($"Weapons seized or found in {Phrase.Count(figures.Count("weapons.incidents", found, origin), "incident")}"), Prose.Of($"{list}{rest}."));
    }

    private static readonly Comparer<SeizureTally> ByUnit = Comparer<SeizureTally>.Create((a, b) =>
        (a.Item.Unit != Seizure.Pieces).CompareTo(b.Item.Unit != Seizure.Pieces) is var pieces and not 0 ? pieces
        : string.CompareOrdinal(a.Item.Unit, b.Item.Unit) is var unit and not 0 ? unit
        : b.Figure.Best.GetValueOrDefault().CompareTo(a.Figure.Best.GetValueOrDefault()));

    private static Prose Numbered(SeizureTally row, BriefFacts facts, FigureRegister figures)
    {
        var quantity = figures.Cell(WeaponSection.Id(row) + ".quantity", row.Figure.Best, WeaponSection.Origin(facts, row)(FigurePart.Best));
        return row.Item.Unit == Seizure.Pieces ? Prose.Of($"{quantity} × {row.Item.Item}") : Prose.Of($"{quantity} {row.Item.Unit} {row.Item.Item}");
    }
}
