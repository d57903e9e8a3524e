using System.Collections.Immutable;
using Reporting.Briefs.Sections;
using Reporting.Groups;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Profiles;

/// <summary>Which group the profile is about, over which days, and what it was made from.</summary>
internal static class ProfileMasthead
{
    public static Masthead Compose(ProfileFacts facts, FigureRegister figures) => new()
    {
        Kind = "Group profile",
        Place = default,
        Group = facts.Request.Group,
        SubjectName = facts.GroupName,
        Within = "",
        Period = facts.Period,
        FirstDay = facts.Request.FirstDay,
        Days = Dates.Span(facts.Period.Since!.Value, facts.Period.Until!.Value),
        Rule = facts.Rule,
        DataAsOf = facts.AsOf.RecordedAt,
        Position = facts.AsOf.Position,
        Edition = facts.Request.Edition,
        Facts = Lines(facts, figures),
    };

    private static ImmutableArray<Fact> Lines(ProfileFacts facts, FigureRegister figures)
    {
        var days = facts.Period.Days!.Value;
        var aliases = KnownGroups.Find(facts.Request.Group)?.Aliases ?? [];
        var lines = ImmutableArray.CreateBuilder<Fact>();
        lines.Add(new Fact("Also known as", aliases.Length == 0 ? Prose.Words("No other name is known") : Prose.Join(", ", aliases.Select(Prose.Name))));
        lines.Add(new Fact("Period", Phrase.Count(figures.Count("period.days", days, new FromCalendar(days, "days of the period")), "day")));
        lines.Add(MastheadLines.DataAsOf(facts));
        lines.Add(MastheadLines.Ledger(facts, figures));
        if (facts.Rule != CountingRule.Default) lines.Add(new Fact("Counting rule", Prose.Name(facts.Rule.Code)));
        lines.Add(MastheadLines.Edition(facts, figures));
        return lines.DrainToImmutable();
    }
}
