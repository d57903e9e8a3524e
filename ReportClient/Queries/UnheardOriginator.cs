using Reporting.Casualties;
using Reporting.Commands;
using Reporting.Ledger;
using Reporting.Names;
using Reporting.Output;
using Reporting.Tallies;

namespace Reporting.Queries;

/// <summary>Says that the party whose figures alone are asked for gave none, and who did: an answer of "not reported" looks the same for a name that was misspelt.</summary>
internal static class UnheardOriginator
{
    private const int MostNamed = 5;

    /// <returns>What to tell; null where no party is asked for, where it gave a figure or a seized item in the question's incidents, and where there is no incident.</returns>
    public static async Task<string?> Note(IReportingData data, Question question)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(question);
        if (question.Rule.Originator is not { } asked) return null;
        var rows = await data.Ask(question.ToQuery());
        if (rows.Count == 0 || Gives(rows[0].Tally)) return null;
        var text = $"No figure of these incidents is given by {Problem.Quote(asked)}";
        try
        {
            var query = new IncidentQuery { Period = question.Period, Filter = question.Filter, Rule = question.Rule, WithoutTexts = true };
            var found = await IncidentSweep.Find(data, query);
            var parties = found.Values.OrderBy(one => one.Incident.Id)
                .SelectMany(one => OriginatorBreakdown.Said(one.Incident).OfType<string>().DistinctBy(NameKey.Of))
                .GroupBy(NameKey.Of, StringComparer.Ordinal)
                .OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal)
                .ToList();
            if (parties.Any(party => party.Key == NameKey.Of(asked))) return null;
            if (parties.Count == 0) return text + ": none names who gave it.";
            var more = parties.Count > MostNamed ? $" and {FigureText.Number(parties.Count - MostNamed)} more" : "";
            return $"{text}; those who gave figures: {string.Join(", ", parties.Take(MostNamed).Select(party => Problem.Clean(party.First())))}{more}.";
        }
        catch (TooManyIncidentsException)
        {
            return text + ".";
        }
    }

    private static bool Gives(Tally tally) => !tally.Seizures.IsEmpty
        || Casualty.Harms.Any(harm => !tally.Of(harm).IsEmpty || Casualty.Sides.Any(side => !tally.Of(harm, side).IsEmpty));
}
