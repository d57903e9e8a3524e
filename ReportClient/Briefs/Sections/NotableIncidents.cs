using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Sections;

/// <summary>Puts one incident into words: when, where, what, each figure as each party gave it, and the sources.</summary>
internal static class NotableIncidents
{
    private const int LongestSummary = 480;
    private const int LongestLocality = 120;
    private const int MostSources = 4;
    private const int MostActors = 8;

    public static NotableIncident Describe(Incident incident, IReadOnlyList<string> reasons, BriefFacts facts, FigureRegister figures) => new()
    {
        Id = incident.Id,
        Reasons = [.. reasons.Select(Prose.Words)],
        When = Prose.Of($"{new Period(incident.Start, incident.End)}"),
        Where = Where(incident.Place, facts.Names.Place),
        What = What(incident, facts, figures),
        Summary = incident.Summary is { Length: > 0 } summary ? Prose.Quote(Shortened(summary)) : Prose.Empty,
        Figures = Figures(incident, facts, figures),
        Sources = Sources(incident),
    };

    /// <summary>The figures that parties gave for a harm and side, each with its party.</summary>
    public static IEnumerable<Prose> Given(Incident incident, Harm harm, Side side, ImmutableArray<Figure> given, BriefFacts facts, FigureRegister figures) => given.Select((figure, i) =>
    {
        var party = figure.Originator ?? figure.Outlet;
        return Given($"incidents.{incident.Id}.{KeyFigureCards.Id(harm, side)}.{i + 1}", figure.Quantity, party, new OfIncident(facts.Slice, incident.Id, new GivenFigure(harm, side, i + 1, party)), figures);
    });

    // A figure in a party's own form with its name: "multiple (ISAF)".
    private static Prose Given(string id, Quantity quantity, string? party, FigureOrigin origin, FigureRegister figures)
    {
        var figure = figures.AsGiven(id, quantity.Best, Phrase.Given(quantity), origin);
        return party is null ? figure : Prose.Of($"{figure} ({party})");
    }

    // The country is named where the brief is about several, or where nothing else is known.
    private static Prose Where(Place place, PlaceKey within)
    {
        var counted = place.CountsIn;
        var names = new List<string?>
        {
            counted.Level == PlaceLevel.District ? PlaceKey.ShortName(place.District!, PlaceKey.ShortName(place.Province!)) : null,
            counted.Level >= PlaceLevel.Province ? PlaceKey.ShortName(place.Province!) : null,
            within.IsDefault || counted.Level == PlaceLevel.Country ? place.Country : null,
        };
        if (place.Locality is { } locality && !IsSaid(locality, [.. names, place.Country])) names.Insert(0, Shortened(locality, LongestLocality));
        var text = Prose.Join(", ", names.Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => Prose.Name(name!)));
        return counted.Level switch
        {
            PlaceLevel.Country => Prose.Of($"{text}; province not known"),
            PlaceLevel.Province => Prose.Of($"{text}; district not known"),
            _ => text,
        };
    }

    // Sources that know no spot repeat the name of the district or the country as the spot.
    private static bool IsSaid(string locality, IEnumerable<string?> names) =>
        names.Any(name => string.Equals(name, PlaceKey.ShortName(locality), StringComparison.OrdinalIgnoreCase));

    private static Prose What(Incident incident, BriefFacts facts, FigureRegister figures)
    {
        var type = incident.Type.Label();
        var all = Accounts.Actors(incident);
        var actors = all.Take(MostActors).Select(actor => actor.By is { } by ? Prose.Of($"{actor.Name} (named by {by})") : Prose.Name(actor.Name)).ToList();
        var more = all.Count - actors.Count;
        if (more > 0) actors.Add(Prose.Of($"{figures.Count($"incidents.{incident.Id}.moreActors", more, new OfIncident(facts.Slice, incident.Id, new ActorsBeyond(MostActors)))} more"));
        return actors.Count == 0 ? Prose.Words(type) : Prose.Of($"{Prose.Words(type)} · {Prose.Join(", ", actors)}");
    }

    private static ImmutableArray<Prose> Figures(Incident incident, BriefFacts facts, FigureRegister figures)
    {
        var lines = ImmutableArray.CreateBuilder<Prose>();
        foreach (var (harm, side, given) in Accounts.Of(incident))
        {
            var accounts = Given(incident, harm, side, given, facts, figures);
            var who = side == Side.Total ? "" : side == Side.Unknown ? ", side unknown" : ", " + side.Label();
            lines.Add(Prose.Of($"{Prose.Words(char.ToUpperInvariant(harm.Code()[0]) + harm.Code()[1..] + who)}: {Prose.Join("; ", accounts)}"));
        }
        if (!incident.Seizures.IsDefaultOrEmpty) lines.Add(Seized(incident, facts, figures));
        return lines.DrainToImmutable();
    }

    private static Prose Seized(Incident incident, BriefFacts facts, FigureRegister figures)
    {
        var items = incident.Seizures.Select((seizure, i) =>
        {
            var figure = figures.AsGiven($"incidents.{incident.Id}.seized.{i + 1}", seizure.Quantity.Best, Phrase.Given(seizure.Quantity),
                new OfIncident(facts.Slice, incident.Id, new GivenSeizure(i + 1, seizure.Item)));
            return seizure.Unit == Seizure.Pieces ? Prose.Of($"{seizure.Item}: {figure}") : Prose.Of($"{seizure.Item}: {figure} {seizure.Unit}");
        });
        return Prose.Of($"{Prose.Words(incident.Seizures[0].Acquisition.ToString())}: {Prose.Join("; ", items)}");
    }

    private static Prose Sources(Incident incident)
    {
        var sources = incident.Sources.IsDefault ? [] : incident.Sources.Take(MostSources).Select(source => Source(source, incident.Summary)).ToList();
        var id = Prose.Name(incident.Id.ToString());
        return sources.Count == 0 ? Prose.Of($"No source named. {id}") : Prose.Of($"{Prose.Join("; ", sources)}. {id}");
    }

    // A title that the summary already gives is not printed twice.
    private static Prose Source(Source source, string? summary)
    {
        var title = source.Title is { Length: > 0 } text && summary?.Contains(text, StringComparison.Ordinal) != true ? $"{source.Outlet}, “{Shortened(text, 120)}”" : source.Outlet;
        var named = new Prose([new Run(title, RunKind.Name, Url: IsWebAddress(source.Url) ? source.Url : null)]);
        return source.Published is { } day ? Prose.Of($"{named}, {day}") : named;
    }

    private static bool IsWebAddress(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static string Shortened(string text, int longest = LongestSummary)
    {
        var plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (plain.Length <= longest) return plain;
        var cut = plain.LastIndexOf(' ', longest);
        return plain[..(cut > longest / 2 ? cut : longest)].TrimEnd(',', ';', ' ') + " …";
    }
}
