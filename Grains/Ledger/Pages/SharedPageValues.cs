using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Ledger;

/// <summary>One copy of each name, place and list that the pages of a shard have in common.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class SharedPageValues
{
    public SharedTexts Texts { get; } = new();

    public SharedValues<Place> Places { get; } = new(new SamePlace());

    public SharedValues<Actor[]> Actors { get; } = new(new SameList<Actor>());

    public SharedValues<Figure[]> Figures { get; } = new(new SameList<Figure>());

    public SharedValues<Seizure[]> Seizures { get; } = new(new SameList<Seizure>());
}
