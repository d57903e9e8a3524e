using Reporting.Casualties;
using Reporting.Ledger;
using Reporting.Tracing;

namespace Reporting.Briefs.Weekly;

/// <summary>The incidents that a reader should know of, each with the rule that listed it.</summary>
internal static class NotableSection
{
    private const int Deadliest = 3;
    private const string Rules = "the deadliest, those in which civilians were killed, weapons were seized, persons captured, or accounts differ";

    public static Section? Compose(WeekFacts facts, FigureRegister figures)
    {
        if (facts.IsEmpty) return null;
        var chosen = Choose(facts)
            .OrderByDescending(one => one.Reasons.Count)
            .ThenByDescending(one => one.Found.Killed ?? -1)
            .ThenBy(one => one.Found.Incident.Start)
            .ThenBy(one => one.Found.Incident.Id)
            .Take(facts.Request.NotableIncidents)
            .OrderByDescending(one => one.Found.Incident.Start)
            .ThenByDescending(one => one.Found.Killed ?? -1)
            .ThenBy(one => one.Found.Incident.Id)
            .ToList();
        if (chosen.Count == 0) return null;
        var all = figures.Count("key.incidents.week", facts.Now.Incidents, facts.IncidentsOrigin);
        return new Section("notable", "Notable incidents",
        [
            new IncidentList([.. chosen.Select(one => NotableIncidents.Describe(one.Found.Incident, one.Reasons, facts, figures))],
                Prose.Of($"{figures.Count("notable.listed", chosen.Count, new Listed(facts.Slice, [.. chosen.Select(one => one.Found.Incident.Id).Order()], Rules))} of {Phrase.Count(all, "incident")} listed: {Prose.Words(Rules)}. {Phrase.Source(facts)}")),
        ]);
    }

    private static IEnumerable<(FoundIncident Found, List<string> Reasons)> Choose(WeekFacts facts)
    {
        var few = facts.Now.Incidents <= facts.Request.NotableIncidents;
        for (var i = 0; i < facts.Incidents.Length; i++)
        {
            var found = facts.Incidents[i];
            var reasons = Reasons(found, i, facts);
            if (reasons.Count == 0 && few) reasons.Add("Also this week");
            if (reasons.Count > 0) yield return (found, reasons);
        }
    }

    private static List<string> Reasons(FoundIncident found, int rank, WeekFacts facts)
    {
        var reasons = new List<string>();
        if (found.Killed > 0 && rank < Deadliest) reasons.Add(rank == 0 ? "Deadliest" : "Among deadliest");
        if (Tells(found, Harm.Killed) && facts.Rule.Figure(found.Incident, Harm.Killed, Side.Civilians).Best > 0) reasons.Add("Civilians killed");
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
