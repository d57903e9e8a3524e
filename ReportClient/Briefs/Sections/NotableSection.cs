using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Ledger;
using Reporting.Tracing;

namespace Reporting.Briefs.Sections;

/// <summary>The incidents that a reader should know of, each with the rule that listed it.</summary>
internal static class NotableSection
{
    private const int Deadliest = 3;
    private const string Rules = "the deadliest, those in which civilians were killed, weapons were seized, persons captured, or accounts differ";

    public static Section? Compose(BriefFacts facts, FigureRegister figures)
    {
        if (facts.IsEmpty) return null;
        var chosen = Choose(facts)
            .OrderByDescending(one => one.Reasons.Count)
            .ThenByDescending(one => one.Found.Killed ?? -1)
            .ThenBy(one => one.Found.Incident.Start)
            .ThenBy(one => one.Found.Incident.Id)
            .Take(facts.MostListed)
            .OrderByDescending(one => one.Found.Incident.Start)
            .ThenByDescending(one => one.Found.Killed ?? -1)
            .ThenBy(one => one.Found.Incident.Id)
            .ToList();
        return chosen.Count == 0 ? null : new Section("notable", "Notable incidents", [List(chosen, Rules, facts, figures)]);
    }

    /// <summary>Incidents in words, with the rule that chose them.</summary>
    public static IncidentList List(IReadOnlyList<(FoundIncident Found, List<string> Reasons)> chosen, string rules, BriefFacts facts, FigureRegister figures)
    {
        // Figures are registered in the order in which they stand: those of the incidents come before their number.
        ImmutableArray<NotableIncident> items = [.. chosen.Select(one => NotableIncidents.Describe(one.Found.Incident, one.Reasons, facts, figures))];
        var listed = figures.Count("notable.listed", chosen.Count, new Listed(facts.Slice, [.. chosen.Select(one => one.Found.Incident.Id).Order()], rules));
        // Where nothing is left out, no rule chose.
        var which = chosen.Count < facts.Now.Incidents ? $": {rules}" : chosen.Count == 1 ? $", the only one of the {facts.DaysWord}" : $", all of the {facts.DaysWord}";
        return new IncidentList(items, Prose.Of($"{listed} of {Phrase.Count(facts.Count(figures), "incident")} listed{Prose.Words(which)}. {Phrase.Source(facts)}"));
    }

    private static IEnumerable<(FoundIncident Found, List<string> Reasons)> Choose(BriefFacts facts)
    {
        var few = facts.Now.Incidents <= facts.MostListed;
        for (var i = 0; i < facts.Incidents.Length; i++)
        {
            var found = facts.Incidents[i];
            var reasons = Reasons(found, i, facts);
            if (reasons.Count == 0 && few) reasons.Add("Also this " + facts.DaysWord);
            if (reasons.Count > 0) yield return (found, reasons);
        }
    }

    /// <summary>Why an incident is listed; none where nothing sets it apart.</summary>
    /// <param name="found">The incident.</param>
    /// <param name="rank">How many are deadlier.</param>
    /// <param name="facts">The days that it is one of.</param>
    public static List<string> Reasons(FoundIncident found, int rank, BriefFacts facts)
    {
        var reasons = new List<string>();
        if (found.Killed > 0 && rank < Deadliest) reasons.Add(rank == 0 ? "Deadliest" : "Among deadliest");
        if (Tells(found, Harm.Killed) && facts.Rule.Figure(found.Incident, Harm.Killed, Side.Civilians) is { Best: > 0 } or { UnquantifiedIn: > 0 }) reasons.Add("Civilians killed");
        if (!found.Incident.Seizures.IsDefaultOrEmpty) reasons.Add("Weapons");
        if (Tells(found, Harm.Captured) && facts.Rule.Figure(found.Incident, Harm.Captured, Side.Total) is { IsEmpty: false }) reasons.Add("Captured");
        if (Accounts.Differ(found.Incident)) reasons.Add("Accounts differ");
        return reasons;
    }

    // A rule finds nothing of what nobody gives a figure for, and takes its time for it.
    private static bool Tells(FoundIncident found, Harm harm)
    {
        if (found.Incident.Figures.IsDefault) return false;
        foreach (var figure in found.Incident.Figures)
            if (figure.Harm == harm) return true;
        return false;
    }
}
