using System.Globalization;
using Reporting.Tracing;

namespace Reporting.Briefs.Sections;

/// <summary>What stands below the title of briefs of every kind: what they were made from.</summary>
internal static class MastheadLines
{
    /// <summary>When the last entry was recorded.</summary>
    public static Fact DataAsOf(BriefFacts facts) => new("Data as of", facts.AsOf.RecordedAt is { } at ? Prose.Of($"{at}") : Prose.Words("nothing is recorded yet"));

    /// <summary>How far the ledger had come.</summary>
    public static Fact Ledger(BriefFacts facts, FigureRegister figures)
    {
        var entries = Phrase.Count(figures.Count("data.entries", facts.AsOf.Entries, facts.Entries), "entry", "entries");
        var incidents = Phrase.Count(figures.Count("data.incidents", facts.AsOf.Incidents, new FromLedger(facts.AsOf.Incidents, "incidents that stand in the ledger")), "incident");
        return new Fact("Ledger", Prose.Of($"{entries}, {incidents} in all"));
    }

    /// <summary>The number of the edition, and of the one before it; or that the brief is a draft.</summary>
    public static Fact Edition(BriefFacts facts, FigureRegister figures) =>
        new("Edition", facts.Asked.Edition is { } edition ? Fixed(edition, figures) : Prose.Words("Draft, not fixed as an edition"));

    private static Prose Fixed(Edition edition, FigureRegister figures)
    {
        var number = figures.AsGiven("edition.number", edition.Number, edition.Number.ToString(CultureInfo.InvariantCulture), new FromLedger(edition.Number, "the number of this edition"));
        var before = edition.Draft.Since;
        return before == 0
            ? Prose.Of($"{number}, the first of its series; compiled {edition.FixedAt}")
            : Prose.Of($"{number}, after {figures.AsGiven("edition.before", before, before.ToString(CultureInfo.InvariantCulture), new FromLedger(before, "the number of the edition before"))}; compiled {edition.FixedAt}");
    }
}
