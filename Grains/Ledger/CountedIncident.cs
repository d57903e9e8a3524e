using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>What an incident adds to tallies, or takes back from them, by the default rule.</summary>
/// <param name="Lines">The subjects that it counts for.</param>
/// <param name="Key">The cell.</param>
/// <param name="Tally">What is added, written as <see cref="PackedTally"/> does; not to be changed.</param>
internal readonly record struct CountedIncident(IncidentLines Lines, PackedKey Key, byte[] Tally)
{
    /// <summary>Counts an incident.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="takenBack">Whether it is taken back.</param>
    /// <param name="subjects">Finds its subjects.</param>
    /// <param name="tallies">Gives what its figures and seizures add.</param>
    public static CountedIncident Of(Incident incident, bool takenBack, SubjectIndex subjects, IncidentTallies tallies) =>
        Of(subjects.Of(incident), incident.Start, incident.Type, incident.Violence, tallies.Of(incident), takenBack);

    /// <summary>Counts an incident of which these things are known.</summary>
    /// <param name="lines">Its subjects.</param>
    /// <param name="start">Its first day.</param>
    /// <param name="type">Its type.</param>
    /// <param name="violence">Its type of violence.</param>
    /// <param name="tally">What its figures and seizures add.</param>
    /// <param name="takenBack">Whether it is taken back.</param>
    public static CountedIncident Of(in IncidentLines lines, DateOnly start, IncidentType type, ViolenceType violence, byte[] tally, bool takenBack) =>
        new(lines, PackedKey.Of(start, type, violence, lines.Place.Number, lines.Actors.Number), takenBack ? Packing.Negated(tally) : tally);
}
