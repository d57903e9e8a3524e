using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Sections;

/// <summary>How the numbers were made: counting, differing accounts, places, symbols, sources.</summary>
internal static class MethodSection
{
    private const string Counted =
        "Incidents, not releases or articles about them. Each is counted once, on the first day on which it can have happened, also when it lasted longer.";

    private const string Unknown =
        "A zero is printed only where a source says none. Silence is “not reported”. “Reported in” says how many incidents give a number; "
        + "“+ unquantified in” how many give only a word such as “several”, which adds nothing to the sum.";

    private const string LowAndHigh =
        "The sums of the lowest and highest numbers given; not a confidence interval. They are printed where they differ from the best figure, "
        + "contain it and are known for every incident that reports.";

    private const int MostExamples = 3;
    private const int MostOutlets = 12;

    public static Section Compose(BriefFacts facts, MethodWords words, FigureRegister figures)
    {
        var notes = ImmutableArray.CreateBuilder<Fact>();
        notes.Add(new Fact("What is counted", Prose.Words(Counted)));
        notes.Add(words.Days);
        notes.Add(new Fact("Differing accounts", Prose.Of($"{Prose.Words(facts.Rule.InWords.Replace("\"several\"", "“several”", StringComparison.Ordinal))}{Examples(facts, figures)}")));
        notes.Add(new Fact("Unknown is not zero", Prose.Words(Unknown)));
        notes.Add(new Fact("Low and high", Prose.Of($"{Prose.Words(LowAndHigh.Replace("best figure", facts.RuleWord + " figure", StringComparison.Ordinal))}{Inconsistent(facts, figures)}")));
        if (Located(facts, figures) is { } located) notes.Add(new Fact("Places", located));
        notes.Add(new Fact("Groups", Prose.Words(words.Groups)));
        notes.Add(new Fact("Comparisons", words.Comparisons));
        notes.Add(new Fact("Data", Data(facts, figures)));
        notes.Add(new Fact("Edition", Prose.Of($"Made from ledger position {facts.AsOf.Position.ToString()}; {Edition(facts)}")));
        if (Outlets(facts, figures) is { } outlets) notes.Add(new Fact("Sources of the " + facts.DaysWord, outlets));
        return new Section("method", "Method and sources", [new Notes(notes.DrainToImmutable())]);
    }

    // What the rule did on these days, so that a reader can check it.
    private static Prose Examples(BriefFacts facts, FigureRegister figures)
    {
        var cases = facts.Incidents.Select(found => found.Incident).Where(Accounts.Differ).OrderBy(incident => incident.Id)
            .SelectMany(incident => Accounts.Differing(incident).Select(account => (Incident: incident, account.Harm, account.Side, account.Figures)))
            .ToList();
        if (cases.Count == 0) return Prose.Words($" In this {facts.DaysWord} no two accounts differ.");
        var examples = cases.Take(MostExamples).Select(one =>
        {
            var id = $"incidents.{one.Incident.Id}.{KeyFigureCards.Id(one.Harm, one.Side)}";
            var given = NotableIncidents.Given(one.Incident, one.Harm, one.Side, one.Figures, facts, figures);
            var counted = figures.Count(id + ".counted", facts.Rule.Figure(one.Incident, one.Harm, one.Side).Best, new OfIncident(facts.Slice, one.Incident.Id, new CountedDetail(one.Harm, one.Side)));
            var who = one.Side == Side.Total ? "" : ", " + one.Side.Label();
            return Prose.Of($" {one.Incident.Start}: {Prose.Words(one.Harm.Code() + who)}: {Prose.Join("; ", given)}; counted as {counted}.");
        });
        var used = Phrase.Count(figures.Count("rule.decided", cases.Count, facts.Slice.Count(new KindCount(IncidentKind.AccountsDiffer))), "case");
        return Prose.Of($" In this {Prose.Words(facts.DaysWord)} it decided {used}.{Prose.Join("", examples)}");
    }

    private static Prose Inconsistent(BriefFacts facts, FigureRegister figures)
    {
        var count = facts.Incidents.Count(found => !found.Incident.Figures.IsDefault && found.Incident.Figures.Any(figure => figure.Quantity.IsInconsistent));
        return count == 0 ? Prose.Empty
            : Prose.Of($" In {Phrase.Count(figures.Count("data.inconsistent", count, facts.Slice.Count(new KindCount(IncidentKind.Inconsistent))), "incident")} of the {Prose.Words(facts.DaysWord)} the source’s own low, best and high contradict each other; they are kept as given.");
    }

    private static Prose? Located(BriefFacts facts, FigureRegister figures)
    {
        if (facts.Names.Below is not (Dimension.Province or Dimension.District) || facts.Now.Incidents == 0) return null;
        var rest = facts.ByPlace.FirstOrDefault(place => place.IsRest)?.Tally.Incidents ?? 0;
        var all = facts.Count(figures);
        var origin = facts.Slice.Of(facts.Names.Below, TallyRow.NotLocated).Count(Measure.Incidents);
        var share = figures.Share("places.not-located.share", rest, facts.Now.Incidents, origin, facts.IncidentsOrigin);
        var unlocated = figures.Count($"places.{TallyRow.NotLocated}.incidents", rest, origin);
        var below = Prose.Words(facts.Names.OneBelow);
        return Prose.Of($"An incident counts as deep as the source knows its place, never in the {below} of a mere centre point. {unlocated} of {Phrase.Count(all, "incident")} ({share}) could not be located to a {below}{Prose.Words(rest switch { 0 => "", 1 => "; it is in the total", _ => "; they are in the total" })}.");
    }

    private static Prose Data(BriefFacts facts, FigureRegister figures)
    {
        var entries = Phrase.Count(figures.Count("data.entries", facts.AsOf.Entries, facts.Entries), "ledger entry", "ledger entries");
        var at = facts.AsOf.RecordedAt is { } moment ? Prose.Of($"the last recorded on {moment}") : Prose.Words("nothing recorded yet");
        return Prose.Of($"Made from {entries}, {at}. Sources revise: a later edition can differ. Every number has a name in the figures file of this brief.");
    }

    private static Prose Edition(BriefFacts facts) => facts.Asked.Edition is not { } edition
        ? Prose.Words("a draft, which was not fixed as an edition.")
        : Prose.Of($"the SHA-256 of its figures is {edition.Draft.FiguresHash}. {$"brief --edition {edition.Number}"} prints it again to the byte, whatever was recorded since; {$"explain --edition {edition.Number} --brief-figure ID"} lists the incidents and sources behind a figure.");

    private static Prose? Outlets(BriefFacts facts, FigureRegister figures)
    {
        var outlets = facts.Incidents.SelectMany(found => found.Incident.Sources.IsDefault ? [] : found.Incident.Sources)
            .GroupBy(source => source.Outlet, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key).ToList();
        if (outlets.Count == 0) return null;
        var shown = Prose.Join(", ", outlets.Take(MostOutlets).Select(Prose.Name));
        return outlets.Count <= MostOutlets ? Prose.Of($"{shown}.") : Prose.Of($"{shown} and {Phrase.Count(figures.Count("sources.more", outlets.Count - MostOutlets, new OutletCount(facts.Slice, MostOutlets)), "other")}.");
    }
}

/// <summary>What the notes of a kind of brief say that those of others do not.</summary>
/// <param name="Days">Which days it is about.</param>
/// <param name="Groups">How groups are counted.</param>
/// <param name="Comparisons">What its numbers are held against, and the words for that.</param>
internal sealed record MethodWords(Fact Days, string Groups, Prose Comparisons);
