using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Groups;
using Reporting.Incidents;

namespace Reporting.Tracing;

/// <summary>What several parties say of one incident.</summary>
internal static class Accounts
{
    /// <summary>Every harm and side that the incident has figures for, in a fixed order.</summary>
    public static IEnumerable<(Harm Harm, Side Side, ImmutableArray<Figure> Figures)> Of(Incident incident) =>
        incident.Figures.IsDefault ? [] : incident.Figures.GroupBy(figure => (figure.Harm, figure.Side)).OrderBy(group => group.Key).Select(group => (group.Key.Harm, group.Key.Side, group.ToImmutableArray()));

    /// <summary>Those of which parties say different things.</summary>
    public static IEnumerable<(Harm Harm, Side Side, ImmutableArray<Figure> Figures)> Differing(Incident incident) => !Differ(incident) ? []
        : Of(incident).Where(account => account.Figures.Select(figure => figure.Quantity).Distinct().Skip(1).Any());

    /// <summary>Whether parties say different things of any harm and side: of most incidents there is one account, which this sees without putting anything in order.</summary>
    public static bool Differ(Incident incident)
    {
        if (incident.Figures.IsDefault) return false;
        var figures = incident.Figures.AsSpan();
        for (var i = 1; i < figures.Length; i++)
        {
            // Of one harm and side it is enough to hold each account against the first.
            for (var first = 0; first < i; first++)
            {
                if (figures[first].Harm != figures[i].Harm || figures[first].Side != figures[i].Side) continue;
                if (figures[first].Quantity != figures[i].Quantity) return true;
                break;
            }
        }
        return false;
    }

    /// <summary>Who took part and who says so, each once: as in the table of groups; a name that the product does not know stays as the source has it.</summary>
    public static IReadOnlyList<(string Name, string? By)> Actors(Incident incident) => incident.Actors.IsDefault ? []
        : [.. incident.Actors.Select(actor => (Name: KnownGroups.Find(GroupKey.FromName(actor.Name))?.Name ?? actor.Name, By: actor.NamedBy)).Distinct()];
}
