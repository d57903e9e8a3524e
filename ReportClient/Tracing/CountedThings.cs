using System.Collections.Immutable;
using System.Globalization;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Tracing;

/// <summary>How many places of a level have incidents.</summary>
/// <param name="Of">Which incidents.</param>
/// <param name="Level">The level.</param>
/// <param name="Drawn">How many of them are shown one by one and taken away; none by default.</param>
public sealed record PlaceCount(Slice Of, PlaceLevel Level, int Drawn = 0) : FigureOrigin
{
    /// <inheritdoc/>
    public override string Label => string.Create(CultureInfo.InvariantCulture, $"{SubjectWord} with incidents{(Drawn == 0 ? "" : $" beyond the {Drawn} drawn")}, {Of.Label}");

    /// <inheritdoc/>
    public override string InWords => "Each place with at least one incident on the days counts once; incidents that are not located so deep name none." + (Drawn == 0 ? "" : " Those that are drawn are taken away.");

    /// <inheritdoc/>
    public override Slice? Slice => Of;

    /// <inheritdoc/>
    public override decimal? Value(IReadOnlyCollection<Incident> incidents) => incidents.Select(Key).OfType<string>().Distinct(StringComparer.Ordinal).Count() - Drawn;

    /// <inheritdoc/>
    public override Contribution Contribution(Incident incident) => Key(incident) is { } key ? new Contribution(true, null, Key: key) : default;

    private string? Key(Incident incident) => Of.Period.Contains(incident.Start) && Of.Holds(incident) ? incident.Place.CountsIn.At(Level).Path : null;

    private string SubjectWord => Level switch { PlaceLevel.Country => "countries", PlaceLevel.Province => "provinces", _ => "districts" };
}

/// <summary>How many outlets are sources beyond those that are named.</summary>
/// <param name="Of">Which incidents, with their sources.</param>
/// <param name="Named">How many are named.</param>
public sealed record OutletCount(Slice Of, int Named) : FigureOrigin
{
    /// <inheritdoc/>
    public override string Label => string.Create(CultureInfo.InvariantCulture, $"outlets beyond the {Named} named, {Of.Label}");

    /// <inheritdoc/>
    public override string InWords => "Each outlet that is a source of at least one incident counts once; those that are named in the text are taken away.";

    /// <inheritdoc/>
    public override Slice? Slice => Of;

    /// <inheritdoc/>
    public override decimal? Value(IReadOnlyCollection<Incident> incidents) => incidents.SelectMany(Outlets).Distinct(StringComparer.Ordinal).Count() - Named;

    /// <inheritdoc/>
    public override Contribution Contribution(Incident incident) =>
        string.Join("; ", Outlets(incident).Distinct(StringComparer.Ordinal)) is { Length: > 0 } outlets ? new Contribution(true, null, Key: outlets) : default;

    private IEnumerable<string> Outlets(Incident incident) => incident.Sources.IsDefault || !Of.Holds(incident) ? [] : incident.Sources.Select(source => source.Outlet);
}

/// <summary>How many incidents a list names.</summary>
/// <param name="Of">Among which incidents they were chosen.</param>
/// <param name="Ids">The incidents listed, sorted.</param>
/// <param name="Chosen">By which rule, in words.</param>
public sealed record Listed(Slice Of, ImmutableArray<IncidentId> Ids, string Chosen) : FigureOrigin
{
    /// <inheritdoc/>
    public override string Label => $"incidents listed, {Of.Label}";

    /// <inheritdoc/>
    public override string InWords => $"The incidents that are listed: {Chosen}.";

    /// <inheritdoc/>
    public override Slice? Slice => Of;

    /// <inheritdoc/>
    public override decimal? Value(IReadOnlyCollection<Incident> incidents) => incidents.Count(incident => Contribution(incident).LiesBehind);

    /// <inheritdoc/>
    public override Contribution Contribution(Incident incident) => Ids.Contains(incident.Id) && Of.Holds(incident) ? new Contribution(true, 1) : default;
}
