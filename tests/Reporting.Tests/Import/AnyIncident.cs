using System.Collections.Immutable;
using CsCheck;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Tests.Import;

/// <summary>Any incident that a reader can accept, with texts made of the signs that files give a meaning to.</summary>
internal static class AnyIncident
{
    private const string Signs = "aZ9éن;|\\\"',~?+=-@.:{}[]#/ \u00A0\u200F\u2028";

    private static readonly Gen<string> Text = Gen.String[Gen.Char[Signs + "\n\r\t"], 1, 12];
    private static readonly Gen<string?> OptionalText = Gen.OneOf<string?>(Gen.Const((string?)null), Text.Select(text => (string?)text));
    private static readonly Gen<string> Name = Gen.Select(Gen.String[Gen.Char[Signs], 0, 6], Gen.String[Gen.Char[Signs], 0, 6], (a, b) => a + "n" + b);
    private static readonly Gen<string?> OptionalName = Gen.OneOf<string?>(Gen.Const((string?)null), Name.Select(name => (string?)name));
    private static readonly Gen<DateOnly> Day = Gen.Int[new DateOnly(1800, 1, 1).DayNumber, new DateOnly(2199, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);
    private static readonly Gen<long> Count = Gen.Long[0, 1_000_000_000];
    private static readonly Gen<long?> OptionalCount = Gen.OneOf<long?>(Gen.Const((long?)null), Count.Select(count => (long?)count));

    private static readonly Gen<Quantity> Quantity = Gen.OneOf(
        Count.Select(Casualties.Quantity.Exact),
        Count.Select(Casualties.Quantity.AtLeast),
        Gen.Select(OptionalCount, Count, OptionalCount, Casualties.Quantity.Estimate),
        Name.Select(Casualties.Quantity.Vague));

    private static readonly Gen<Place> Place =
        from country in Name
        from province in OptionalName
        from district in OptionalName
        from locality in OptionalText
        from latitude in Optional(Gen.Double[-90, 90])
        from longitude in Optional(Gen.Double[-180, 180])
        from precision in Gen.Enum<LocationPrecision>()
        select new Place { Country = country, Province = province, District = district, Locality = locality, Latitude = latitude, Longitude = longitude, Precision = precision };

    private static readonly Gen<Actor> Actor = Gen.Select(Name, Gen.Enum<ActorKind>(), OptionalText, OptionalText, (name, kind, id, by) =>
        new Actor { Name = name, Kind = kind, ActorId = id, NamedBy = by });

    private static readonly Gen<Figure> Figure = Gen.Select(Gen.Enum<Harm>(), Gen.Enum<Side>(), Quantity, OptionalText, OptionalText, (harm, side, quantity, originator, outlet) =>
        new Figure { Harm = harm, Side = side, Quantity = quantity, Originator = originator, Outlet = outlet });

    private static readonly Gen<Seizure> Seizure =
        from category in Gen.Enum<WeaponCategory>()
        from item in Name
        from quantity in Quantity
        from unit in Gen.OneOf(Gen.Const(Seizures.Seizure.Pieces), Name)
        from acquisition in Gen.Enum<Acquisition>()
        from originator in OptionalText
        select new Seizure { Category = category, Item = item, Quantity = quantity, Unit = unit, Acquisition = acquisition, Originator = originator };

    private static readonly Gen<Source> Source =
        from outlet in Text
        from title in OptionalText
        from published in Optional(Day)
        from url in OptionalText
        from reliability in Optional(Gen.Char["ABCDEF"])
        from credibility in Optional(Gen.Byte[1, 6])
        select new Source { Outlet = outlet, Title = title, Published = published, Url = url, Reliability = reliability, Credibility = credibility };

    /// <summary>Each one has another id than the number says, so that several can stand in one file.</summary>
    public static Gen<Incident> Numbered(int number) =>
        from sourceId in Gen.String[Gen.Char["aZ9;|\\\"',:=+@ "], 0, 6]
        from revision in Gen.OneOf(Gen.Const(0L), Gen.Long[0, long.MaxValue])
        from type in Gen.Enum<IncidentType>()
        from violence in Gen.Enum<ViolenceType>()
        from start in Day
        from days in Gen.Int[0, 400]
        from datePrecision in Gen.Enum<DatePrecision>()
        from place in Place
        from actors in List(Actor)
        from figures in List(Figure)
        from seizures in List(Seizure)
        from summary in OptionalText
        from sources in List(Source)
        select new Incident
        {
            Id = new IncidentId("any-data", $"={sourceId}{number}"),
            Revision = revision,
            Type = type,
            Violence = violence,
            Start = start,
            End = DateOnly.FromDayNumber(Math.Min(start.DayNumber + days, new DateOnly(2199, 12, 31).DayNumber)),
            DatePrecision = datePrecision,
            Place = place,
            Actors = actors,
            Figures = figures,
            Seizures = seizures,
            Summary = summary,
            Sources = sources,
        };

    public static Gen<Incident[]> Several { get; } = Gen.Select(Numbered(1), Numbered(2), Numbered(3), (a, b, c) => new[] { a, b, c });

    private static Gen<T?> Optional<T>(Gen<T> gen) where T : struct => Gen.OneOf(Gen.Const((T?)null), gen.Select(value => (T?)value));

    private static Gen<ImmutableArray<T>> List<T>(Gen<T> gen) => gen.Array[0, 3].Select(ImmutableCollectionsOf);

    private static ImmutableArray<T> ImmutableCollectionsOf<T>(T[] items) => [.. items];
}
