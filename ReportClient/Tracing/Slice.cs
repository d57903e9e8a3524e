using Reporting.Groups;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Tracing;

/// <summary>The rest of a breakdown: incidents that belong to none of its rows.</summary>
public enum Rest
{
    /// <summary>No rest.</summary>
    None,
    /// <summary>Not located to a country.</summary>
    NoCountry,
    /// <summary>Not located to a province.</summary>
    NoProvince,
    /// <summary>Not located to a district.</summary>
    NoDistrict,
    /// <summary>No group took part.</summary>
    NoGroup,
}

/// <summary>Which incidents a figure counts: of which days, by which filter, in which row, and by which rule.</summary>
/// <remarks>Immutable. What an incident adds is what its cells within the period hold, exactly as tallies count it.</remarks>
public sealed record Slice
{
    /// <summary>The days, both ends inclusive.</summary>
    public Period Period { get; init; }

    /// <summary>Which incidents the question means.</summary>
    public IncidentFilter Filter { get; init; } = IncidentFilter.Any;

    /// <summary>Which of those are in the row; all by default.</summary>
    public IncidentFilter Row { get; init; } = IncidentFilter.Any;

    /// <summary>Whether only the rest of a breakdown is meant; not by default.</summary>
    public Rest Rest { get; init; }

    /// <summary>By which rule figures are counted; the default one by default.</summary>
    public CountingRule Rule { get; init; } = CountingRule.Default;

    /// <summary>The day on which weeks begin; Monday by default.</summary>
    public DayOfWeek FirstDay { get; init; } = DayOfWeek.Monday;

    /// <summary>A query that finds every incident that is meant, and perhaps others.</summary>
    public IncidentQuery Query => new() { Period = Period, Filter = Widest, Rule = Rule, Order = IncidentOrder.Oldest };

    /// <summary>What it is about, in words: <c>2012-W22, province afghanistan/badakhshan; group imu</c>.</summary>
    public string Label => $"{Days}, {Subject}";

    /// <summary>What several weeks of it are about: <c>2012-W19 to 2012-W22, province afghanistan/badakhshan</c>.</summary>
    /// <param name="last">The last of the weeks; this is the first.</param>
    public string LabelTo(Slice last)
    {
        ArgumentNullException.ThrowIfNull(last);
        return $"{Days} to {last.Days}, {Subject}";
    }

    /// <summary>The same of other days.</summary>
    public Slice In(Period period) => this with { Period = period };

    /// <summary>The same, but one row of a breakdown.</summary>
    /// <exception cref="ArgumentException">The breakdown has no such key.</exception>
    public Slice Of(Dimension by, string key) => (by, key) switch
    {
        (Dimension.Country, TallyRow.NotLocated) => this with { Rest = Rest.NoCountry },
        (Dimension.Province, TallyRow.NotLocated) => this with { Rest = Rest.NoProvince },
        (Dimension.District, TallyRow.NotLocated) => this with { Rest = Rest.NoDistrict },
        (Dimension.Group, TallyRow.NoGroup) => this with { Rest = Rest.NoGroup },
        (Dimension.Group, _) => this with { Row = Row with { Groups = [GroupKey.FromName(key)] } },
        (Dimension.Type, _) when IncidentTypes.TryParse(key, out var type) => this with { Row = Row with { Types = [type] } },
        (Dimension.Violence, _) when ViolenceTypes.TryParse(key, out var violence) || key == ViolenceType.NotStated.Code() => this with { Row = Row with { Violence = [violence] } },
        (Dimension.Country or Dimension.Province or Dimension.District, _) when PlaceKey.TryParse(key, out var place) => this with { Row = Row with { Places = [place] } },
        _ => throw new ArgumentException($"'{key}' is no key of a breakdown by {by}.", nameof(key)),
    };

    /// <summary>Whether an incident is meant: it falls into the period and is in the row.</summary>
    public bool Holds(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return Rule.Falls(incident, Period) && Matches(CellKey.Of(incident));
    }

    /// <summary>What an incident adds on these days; empty when it is not meant.</summary>
    public Tally Share(Incident incident) =>
        Holds(incident) ? Tally.Sum(Rule.Cells(incident).Where(cell => Period.Contains(cell.Key.Day)).Select(cell => cell.Tally)) : Tally.Empty;

    /// <summary>What incidents add together.</summary>
    public Tally Sum(IEnumerable<Incident> incidents) => Tally.Sum(incidents.Where(Holds).Select(Share));

    /// <summary>What is counted in these incidents.</summary>
    public Counted Count(Measure measure) => new(this, measure);

    private IncidentFilter Widest => new()
    {
        Types = Row.Types.IsEmpty ? Filter.Types : Row.Types,
        Violence = Row.Violence.IsEmpty ? Filter.Violence : Row.Violence,
        Groups = Row.Groups.IsEmpty ? Filter.Groups : Row.Groups,
        Places = Row.Places.IsEmpty ? Filter.Places : Row.Places,
    };

    private string Subject => $"{SubjectText.Of(Widest)}{Rest switch
    {
        Rest.NoCountry => "; not located to a country",
        Rest.NoProvince => "; not located to a province",
        Rest.NoDistrict => "; not located to a district",
        Rest.NoGroup => "; no group",
        _ => "",
    }}";

    /// <summary>Its days as labels name them: a week by its number, else the first and the last day.</summary>
    internal string Days => Period is { Since: { } since, Days: 7 } && Week.Containing(since, FirstDay) is var week && week.Start == since ? week.ToString() : Period.ToString();

    private bool Matches(CellKey cell) => Filter.Matches(cell) && Row.Matches(cell) && Rest switch
    {
        Rest.NoCountry => cell.Place.At(PlaceLevel.Country).IsDefault,
        Rest.NoProvince => cell.Place.At(PlaceLevel.Province).IsDefault,
        Rest.NoDistrict => cell.Place.At(PlaceLevel.District).IsDefault,
        Rest.NoGroup => cell.Groups.Length == 0,
        _ => true,
    };
}
