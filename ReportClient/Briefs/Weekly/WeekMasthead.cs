using System.Collections.Immutable;
using System.Globalization;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Weekly;

/// <summary>What the brief is about and what it was made from.</summary>
internal static class WeekMasthead
{
    public static Masthead Compose(WeekFacts facts, FigureRegister figures) => new()
    {
        Kind = "Weekly brief",
        Place = facts.Request.Place,
        SubjectName = facts.Names.Title,
        Within = facts.Names.Within,
        Week = facts.Week,
        Period = facts.Week.Period,
        FirstDay = facts.Week.FirstDay,
        Days = Dates.Span(facts.Week.Start, facts.Week.End),
        Rule = facts.Request.Rule,
        DataAsOf = facts.AsOf.RecordedAt,
        Position = facts.AsOf.Position,
        Edition = facts.Request.Edition,
        Facts = Lines(facts, figures),
    };

    private static ImmutableArray<Fact> Lines(WeekFacts facts, FigureRegister figures)
    {
        var lines = ImmutableArray.CreateBuilder<Fact>();
        lines.Add(new Fact("Week", Prose.Of($"{facts.Week}, weeks run {Prose.Words(facts.Week.FirstDay.ToString())} to {Prose.Words(facts.Week.End.DayOfWeek.ToString())}")));
        lines.Add(DataAsOf(facts));
        lines.Add(Ledger(facts, figures));
        lines.Add(new Fact("Counting", Prose.Words("Each incident once, on its first day; the rules are in the notes")));
        if (facts.Request.Rule != CountingRule.Default) lines.Add(new Fact("Counting rule", Prose.Name(facts.Request.Rule.Code)));
        lines.Add(new Fact("Edition", facts.Request.Edition is { } edition ? Edition(edition, figures) : Prose.Words("Draft, not fixed as an edition")));
        return lines.DrainToImmutable();
    }

    /// <summary>When the last entry was recorded.</summary>
    public static Fact DataAsOf(BriefFacts facts) => new("Data as of", facts.AsOf.RecordedAt is { } at ? Prose.Of($"{at}") : Prose.Words("nothing is recorded yet"));

    /// <summary>How far the ledger had come.</summary>
    public static Fact Ledger(BriefFacts facts, FigureRegister figures)
    {
        var entries = Phrase.Count(figures.Count("data.entries", facts.AsOf.Entries, facts.Entries), "entry", "entries");
        var incidents = Phrase.Count(figures.Count("data.incidents", facts.AsOf.Incidents, new FromLedger(facts.AsOf.Incidents, "incidents that stand in the ledger")), "incident");
        return new Fact("Ledger", Prose.Of($"{entries}, {incidents} in all"));
    }

    private static Prose Edition(Edition edition, FigureRegister figures)
    {
        var number = figures.AsGiven("edition.number", edition.Number, edition.Number.ToString(CultureInfo.InvariantCulture), new FromLedger(edition.Number, "the number of this edition"));
        var before = edition.Draft.Since;
        return before == 0
            ? Prose.Of($"{number}, the first of its series; compiled {edition.FixedAt}")
            : Prose.Of($"{number}, after {figures.AsGiven("edition.before", before, before.ToString(CultureInfo.InvariantCulture), new FromLedger(before, "the number of the edition before"))}; compiled {edition.FixedAt}");
    }
}
