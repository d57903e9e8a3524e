using System.Collections.Immutable;
using Reporting.Briefs.Maps;
using Reporting.Briefs.Sections;
using Reporting.Errors;
using Reporting.Places;

namespace Reporting.Briefs.Weekly;

/// <summary>Finds the place of each area of a boundary file.</summary>
internal sealed class BoundaryMapping(WeekFacts facts, FigureRegister figures)
{
    private const string Disclaimer = "The boundaries are those of the file; they imply no judgement on the status of any territory.";

    /// <summary>The map.</summary>
    /// <exception cref="BoundaryMismatchException">No area has the name of a place.</exception>
    public BoundaryMap Draw(Boundaries boundaries)
    {
        ArgumentNullException.ThrowIfNull(boundaries);
        var places = facts.Names.PlacesBelow.ToDictionary(place => place.Leaf, StringComparer.Ordinal);
        var areas = boundaries.Of(facts.Names.LevelBelow, Above());
        // Areas of one name are parts of one place.
        var found = areas.GroupBy(area => area.Names.Keys.FirstOrDefault(places.ContainsKey) ?? "").ToList();
        if (found.All(group => group.Key.Length == 0)) throw new BoundaryMismatchException(boundaries.File, areas.Select(area => area.Names.Name), facts.Names);
        var drawn = found.Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> placesLeft = [.. facts.Names.PlacesBelow.Where(place => !drawn.Contains(place.Leaf)).Select(facts.Names.Of).Order(StringComparer.Ordinal)];
        ImmutableArray<string> areasLeft = [.. found.Where(group => group.Key.Length == 0).SelectMany(group => group).Select(area => area.Names.Name).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new BoundaryMap
        {
            Id = "map",
            Title = MapSection.Title(facts),
            Finding = MapSection.Finding(facts, figures),
            Level = facts.Names.OneBelow,
            Scale = MapSection.Scale(facts),
            Areas = [.. found.SelectMany(group => places.TryGetValue(group.Key, out var place) ? [Known(place, group)] : group.Select(area => new MapArea(area.Names.Name, null, area.Area.Rings)))],
            PlacesWithoutArea = placesLeft,
            AreasWithoutPlace = areasLeft,
            Note = Prose.Of($"In a white area no incident of the week is recorded; where a number finds no room, the figures file of this brief has it.{MapSection.NotLocated(facts, figures)}{Left(placesLeft, areasLeft)} Boundaries: {boundaries.File}. {Prose.Words(Disclaimer)} {Phrase.Source(facts)}"),
        };
    }

    private MapArea Known(PlaceKey place, IEnumerable<(AreaNames Names, Boundary Area)> parts) =>
        new(facts.Names.Of(place), MapSection.Incidents(facts, place.Path, figures), [.. parts.SelectMany(part => part.Area.Rings)]);

    // The names of the place and of what it lies in, the outermost first.
    private IEnumerable<string> Above()
    {
        var above = new List<string>();
        for (var place = facts.Names.Place; !place.IsDefault; place = place.Parent) above.Insert(0, facts.Names.Of(place));
        return above;
    }

    private Prose Left(ImmutableArray<string> places, ImmutableArray<string> areas)
    {
        var (one, many) = (facts.Names.OneBelow, facts.Names.ManyBelow);
        var unplaced = places.IsEmpty ? Prose.Empty
            : Prose.Of($" In the data, but without a boundary of that name: {MapSection.Named(places, "map.withoutBoundary.others", $"more {many} without a boundary", figures)}.");
        var unknown = areas.IsEmpty ? Prose.Empty
            : Prose.Of($" Hatched, since no incident in the data names such a {Prose.Words(one)}, which is not zero: {MapSection.Named(areas, "map.withoutData.others", "more boundaries without a place in the data", figures)}.");
        return unplaced + unknown;
    }
}

/// <summary>No area of a boundary file has the name of a place of the data.</summary>
internal sealed class BoundaryMismatchException(string file, IEnumerable<string> areas, PlaceNames names)
    : ReportingException(
        $"No boundary of the file has the name of a {names.OneBelow} of the data.",
        $"Name boundaries of {names.ManyBelow}, with a property {BoundaryNames.Known}. The file's are {Some(areas.Where(name => name.Length > 0))}; the data's are {Some(names.PlacesBelow.Select(names.Of))}.")
{
    private const int Shown = 5;

    /// <summary>The file's name.</summary>
    public string File { get; } = file;

    private static string Some(IEnumerable<string> names)
    {
        var all = names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return all.Count == 0 ? "without names" : string.Join(", ", all.Take(Shown)) + (all.Count > Shown ? ", ..." : "");
    }
}
