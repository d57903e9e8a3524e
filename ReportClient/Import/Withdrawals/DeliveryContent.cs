using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Names;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Import;

/// <summary>Where incidents of one data set are looked for that a delivery no longer has.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Countries">The countries that the incidents count in, by name, as the file or the request writes them.</param>
/// <param name="Period">The days that hold the incidents' first day, both ends inclusive.</param>
public sealed record MissingScope(string DataSet, ImmutableArray<string> Countries, Period Period)
{
    private const int MostNamed = 8;

    /// <summary>As one line: <c>ucdp-ged; Afghanistan, Pakistan; 2021-01-01 to 2021-12-31</c>.</summary>
    public override string ToString() =>
        $"{DataSet}; {string.Join(", ", Countries.Take(MostNamed))}{(Countries.Length > MostNamed ? $" and {Countries.Length - MostNamed} more" : "")}; {Period}";
}

/// <summary>What a delivery holds, as far as finding what is missing needs it: its ids, and the countries and days of each data set.</summary>
/// <remarks>
/// Keeps 8 bytes an id, at most 16 while the list grows. Two ids of one hash can only keep an incident: what is missing is what no
/// incident of the delivery shares its hash with, so that nothing is ever withdrawn by mistake. For one thread; closed before it is asked.
/// </remarks>
internal sealed class DeliveryContent
{
    private readonly List<ulong> _ids = [];
    private readonly SortedDictionary<string, Named> _dataSets = new(StringComparer.Ordinal);

    /// <summary>Takes in an incident of the delivery.</summary>
    public void Add(Incident incident)
    {
        _ids.Add(ContentHash.Of(incident.Id.ToString()));
        if (!_dataSets.TryGetValue(incident.Id.DataSet, out var named)) _dataSets[incident.Id.DataSet] = named = new Named(incident.Start);
        named.Add(incident);
    }

    /// <summary>Says that nothing more comes.</summary>
    public void Close() => _ids.Sort();

    /// <summary>Whether the delivery has an incident.</summary>
    public bool Holds(IncidentId id) => _ids.BinarySearch(ContentHash.Of(id.ToString())) >= 0;

    /// <summary>Where to look, by data set; empty when the scope would end before it begins.</summary>
    public ImmutableArray<MissingScope> Scopes(MissingRequest request)
    {
        var scopes = ImmutableArray.CreateBuilder<MissingScope>();
        foreach (var (dataSet, named) in _dataSets)
        {
            var (since, until) = (request.Since ?? named.First, request.Until ?? named.Last);
            if (since > until) return [];
            scopes.Add(new MissingScope(dataSet, request.Countries.IsDefaultOrEmpty ? [.. named.Countries.Values] : request.Countries, new Period(since, until)));
        }
        return scopes.ToImmutable();
    }

    private sealed class Named(DateOnly day)
    {
        public DateOnly First { get; private set; } = day;

        public DateOnly Last { get; private set; } = day;

        public SortedDictionary<PlaceKey, string> Countries { get; } = [];

        public void Add(Incident incident)
        {
            if (incident.Start < First) First = incident.Start;
            if (incident.Start > Last) Last = incident.Start;
            Countries.TryAdd(incident.Place.CountsIn.At(PlaceLevel.Country), incident.Place.Country);
        }
    }
}
