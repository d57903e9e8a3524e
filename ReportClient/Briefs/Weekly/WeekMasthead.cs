using System.Collections.Immutable;
using Reporting.Briefs.Sections;
using Reporting.Tallies;

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
        lines.Add(MastheadLines.DataAsOf(facts));
        lines.Add(MastheadLines.Ledger(facts, figures));
        lines.Add(new Fact("Counting", Prose.Words("Each incident once, on its first day; the rules are in the notes")));
        if (facts.Request.Rule != CountingRule.Default) lines.Add(new Fact("Counting rule", Prose.Name(facts.Request.Rule.Code)));
        lines.Add(MastheadLines.Edition(facts, figures));
        return lines.DrainToImmutable();
    }
}
