using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Tests;

/// <summary>The ledger's rules, as plainly as they can be said.</summary>
internal sealed class PlainLedger
{
    private readonly Dictionary<IncidentId, (Incident Incident, bool Withdrawn)> _known = [];

    /// <summary>Everything that ever arrived.</summary>
    public List<Incident> Ever { get; } = [];

    /// <summary>What stands.</summary>
    public IEnumerable<Incident> Incidents => _known.Values.Where(one => !one.Withdrawn).Select(one => one.Incident);

    public void Record(params IEnumerable<Incident> incidents)
    {
        foreach (var incident in incidents) Record(incident);
    }

    public void Retract(IncidentId id) => _known[id] = (_known[id].Incident, true);

    /// <summary>Whether an incident counts in a subject's tally, those below it among them.</summary>
    public static bool Counts(Subject subject, Incident incident) => subject.Kind == SubjectKind.Group
        ? incident.Groups().Any(group => Subject.Of(group) == subject)
        : subject.Place.Contains(incident.Place.CountsIn);

    private void Record(Incident incident)
    {
        Ever.Add(incident);
        if (_known.TryGetValue(incident.Id, out var known))
        {
            if (incident.Revision < known.Incident.Revision) return;
            if (known.Withdrawn && incident.Revision == known.Incident.Revision && IncidentContent.HaveSameContent(incident, known.Incident)) return;
        }
        _known[incident.Id] = (incident, false);
    }
}
