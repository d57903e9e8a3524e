using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Incidents;

namespace Reporting.Briefs.Weekly;

/// <summary>Figures of one incident for one harm and side, by several parties.</summary>
internal static class Accounts
{
    /// <summary>Every harm and side that the incident has figures for, in a fixed order.</summary>
    public static IEnumerable<(Harm Harm, Side Side, ImmutableArray<Figure> Figures)> Of(Incident incident) =>
        incident.Figures.IsDefault ? [] : incident.Figures.GroupBy(figure => (figure.Harm, figure.Side)).OrderBy(group => group.Key).Select(group => (group.Key.Harm, group.Key.Side, group.ToImmutableArray()));

    /// <summary>Those of which parties say different things.</summary>
    public static IEnumerable<(Harm Harm, Side Side, ImmutableArray<Figure> Figures)> Differing(Incident incident) =>
        Of(incident).Where(account => account.Figures.Select(figure => figure.Quantity).Distinct().Skip(1).Any());
}
