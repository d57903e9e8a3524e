using Reporting.Briefs.Maps;
using Reporting.Briefs.Sections;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Weekly;

/// <summary>The incidents of the week on a map: in the boundaries that the user gave, else as a tile a place; none where there is nothing to place.</summary>
internal static class MapSection
{
    private const int FewestTiles = 2;
    private const int MostNames = 8;

    public static Section? Compose(WeekFacts facts, FigureRegister figures)
    {
        if (facts.Names.Below == Dimension.None || !facts.IsCovered) return null;
        if (facts.Request.Boundaries is { } boundaries) return Of(new BoundaryMapping(facts, figures).Draw(boundaries));
        if (facts.Now.Incidents == 0 || facts.Points.Length < FewestTiles) return null;
        return facts.Points.Length <= TileGrid.MostPlaces ? Of(Tiles(facts, figures))
            : Of(new Paragraph(Prose.Words($"There are more {facts.Names.ManyBelow} than a page of legible tiles holds, so there is no map.")));
    }

    /// <summary>The number of incidents of the week in a place; the same figure as in the table of places.</summary>
    public static PrintedFigure Incidents(WeekFacts facts, string place, FigureRegister figures) => figures.Count(
        $"places.{place}.incidents", facts.IncidentsIn(place), facts.Slice.Of(facts.Names.Below, place).Count(Measure.Incidents));

    /// <summary>Which numbers share a colour: by the highest week of any place among those drawn.</summary>
    public static MapScale Scale(WeekFacts facts) =>
        MapScale.UpTo(facts.Places.Where(place => !place.IsRest).SelectMany(place => place.Series.Tallies).Select(tally => tally.Incidents).DefaultIfEmpty(0).Max());

    public static string Title(WeekFacts facts) => $"Incidents of the week by {facts.Names.OneBelow}";

    /// <summary>Which place had the most.</summary>
    public static Prose Finding(WeekFacts facts, FigureRegister figures)
    {
        var all = Phrase.Count(figures.Count("key.incidents.week", facts.Now.Incidents, facts.IncidentsOrigin), "incident");
        var ranked = facts.Places.Where(place => !place.IsRest && place.Series.Now.Incidents > 0).ToList();
        if (ranked.Count == 0) return Prose.Of($"{all} in the week, none located to a {Prose.Words(facts.Names.OneBelow)}.");
        var first = ranked.Where(place => place.Series.Now.Incidents == ranked[0].Series.Now.Incidents).ToList();
        var most = Incidents(facts, first[0].Key, figures);
        return first.Count > 3 ? Prose.Of($"No {Prose.Words(facts.Names.OneBelow)} had more than {most} of the {all}.")
            : Prose.Of($"{Prose.List([.. first.Select(one => Prose.Name(one.Name))])} had the most, {most}{Prose.Words(first.Count == 1 ? "" : " each")} of {all}.");
    }

    /// <summary>How many incidents are on no map, in words.</summary>
    public static Prose NotLocated(WeekFacts facts, FigureRegister figures)
    {
        var rest = facts.IncidentsIn(TallyRow.NotLocated);
        if (rest == 0) return facts.Now.Incidents == 0 ? Prose.Empty : Prose.Of($" Every incident of the week is located to a {Prose.Words(facts.Names.OneBelow)}.");
        var count = Incidents(facts, TallyRow.NotLocated, figures);
        return Prose.Of($" Not located to a {Prose.Words(facts.Names.OneBelow)}, and so not on the map: {Phrase.Count(count, "incident")}.");
    }

    /// <summary>Several names; of many only the first, and how many others there are.</summary>
    public static Prose Named(IReadOnlyList<string> names, string id, string what, FigureRegister figures)
    {
        var shown = names.Take(names.Count > MostNames + 1 ? MostNames : names.Count).Select(Prose.Name).ToList();
        var others = names.Count - shown.Count;
        return others == 0 ? Prose.List(shown) : Prose.Of($"{Prose.Join(", ", shown)} and {Phrase.Count(figures.Count(id, others, new FromLedger(others, what)), "other")}");
    }

    private static Section Of(Block block) => new("map", "Map", [block]);

    private static TileMap Tiles(WeekFacts facts, FigureRegister figures)
    {
        var grid = TileGrid.Of(facts.Points);
        return new TileMap
        {
            Id = "map",
            Title = Title(facts),
            Finding = Finding(facts, figures),
            Level = facts.Names.OneBelow,
            Scale = Scale(facts),
            Columns = grid.Columns,
            Rows = grid.Rows,
            Tiles = [.. facts.Points.Select(point => new MapTile(facts.Names.Of(point.Place), grid.Cells[point.Place], Incidents(facts, point.Place.Path, figures)))],
            Note = Prose.Of($"{Reading(facts)}{NotLocated(facts, figures)}{WithoutTile(facts, figures)} {Phrase.Source(facts)}"),
        };
    }

    private static Prose Reading(WeekFacts facts)
    {
        var since = facts.PointsSince is { } day ? Prose.Of($" since {day}") : Prose.Empty;
        return Prose.Of($"Each square is a {Prose.Words(facts.Names.OneBelow)}, placed among the others by the mean coordinates of its incidents{since}; squares show neither size nor borders. In a white one no incident of the week is recorded.");
    }

    private static Prose WithoutTile(WeekFacts facts, FigureRegister figures)
    {
        var placed = facts.Points.Select(point => point.Place).ToHashSet();
        var names = facts.Names.PlacesBelow.Where(place => !placed.Contains(place)).Select(facts.Names.Of).ToList();
        return names.Count == 0 ? Prose.Empty
            : Prose.Of($" Without a square, since no incident there has coordinates: {Named(names, "map.withoutTile.others", $"more {facts.Names.ManyBelow} without an incident with coordinates", figures)}.");
    }
}
