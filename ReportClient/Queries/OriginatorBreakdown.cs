using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Names;
using Reporting.Tallies;

namespace Reporting.Queries;

/// <summary>A row for each party that gave figures, with what it alone gave: the numbers that a question for its figures alone answers.</summary>
/// <remarks>
/// Counted from the incidents, since tallies do not keep who said what. Incidents are those in which the party gave any figure or seized
/// item. Parties do not add up: several speak of one incident.
/// </remarks>
internal static class OriginatorBreakdown
{
    /// <summary>The key of figures that nobody is named for.</summary>
    public const string NotNamed = "not-named";

    /// <summary>The rows, in no order.</summary>
    public static async Task<IReadOnlyList<AnswerRow>> Ask(IReportingData data, Question question)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(question);
        var wanted = question.Rule.Originator is { } name ? NameKey.Of(name) : null;
        var found = await IncidentSweep.Find(data, new IncidentQuery { Period = question.Period, Filter = question.Filter, Rule = question.Rule, WithoutTexts = true });
        var parties = new Dictionary<string, Party>(StringComparer.Ordinal);
        foreach (var incident in found.Values.Select(one => one.Incident).OrderBy(incident => incident.Id))
        {
            foreach (var (key, said) in Said(incident).GroupBy(one => Key(one)).Select(same => (same.Key, same.First())))
            {
                if (wanted is not null && key != wanted) continue;
                if (!parties.TryGetValue(key, out var party)) parties[key] = party = new Party(said ?? "Not named");
                party.Add(Only(incident, key), question);
            }
        }
        return [.. parties.Select(party => party.Value.Row(party.Key, question))];
    }

    /// <summary>Who gave each figure and seized item of an incident; null where nobody is named.</summary>
    public static IEnumerable<string?> Said(Incident incident) =>
        (incident.Figures.IsDefault ? [] : incident.Figures.Select(figure => figure.Originator))
            .Concat(incident.Seizures.IsDefault ? [] : incident.Seizures.Select(seizure => seizure.Originator));

    private static string Key(string? originator) => originator is null ? NotNamed : NameKey.Of(originator);

    private static Incident Only(Incident incident, string key) => incident with
    {
        Figures = incident.Figures.IsDefault ? [] : [.. incident.Figures.Where(figure => Key(figure.Originator) == key)],
        Seizures = incident.Seizures.IsDefault ? [] : [.. incident.Seizures.Where(seizure => Key(seizure.Originator) == key)],
    };

    private sealed class Party(string name)
    {
        private readonly TallySum _sum = new();
        private long _incidents;

        public void Add(Incident incident, Question question)
        {
            foreach (var cell in (question.Rule with { Originator = null }).Cells(incident))
                if (question.Period.Contains(cell.Key.Day)) _sum.Add(cell.Tally);
            _incidents++;
        }

        public AnswerRow Row(string key, Question question) => new(key, name, question.Period, FigureSet.Of(_sum.ToTally()) with { Incidents = _incidents })
        {
            Rule = question.Rule with { Originator = key == NotNamed ? null : name },
        };
    }
}
