using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Seizures;

namespace Reporting.Tallies;

/// <summary>How one incident's figures, given by several parties, become the one number that is summed.</summary>
/// <remarks>
/// <para>For each harm and side: one number stands as it is. Of several numbers best is the median (the lower of the two middle ones), low
/// the lowest and high the highest of them; an end that one of them leaves open ("at least") is open. A word ("multiple") never becomes a
/// number and gives way to any number; where there are only words, the incident is unquantified.</para>
/// <para>The total is what the source gives as a total; where it gives none, the sum of the sides that were reported; a sum of 0 over
/// fewer than all sides is not reported, since "no civilians were killed" is no total of zero. Where a side has only a word, the incident is
/// unquantified as well and its high end is open.</para>
/// <para>Seized items follow the same rule for each category, item and unit; two reports of one item by one originator add up.</para>
/// <para>The incident is counted once, on its first day.</para>
/// </remarks>
public static class CountingRule
{
    /// <summary>The rule in one sentence, as it is printed.</summary>
    public const string InWords =
        "Where sources differ, the best figure is the median of the numbers given (the lower of two); a word such as \"several\" gives way to a number and never becomes one.";

    /// <summary>The figure of one incident for a harm and side; best is null where there is no number.</summary>
    public static FigureTally Figure(Incident incident, Harm harm, Side side)
    {
        ArgumentNullException.ThrowIfNull(incident);
        var given = Derive(Quantities(incident, harm, side));
        if (side != Side.Total || given is { ReportedIn: > 0, UnquantifiedIn: 0 }) return given;
        return Total(incident, harm, given);
    }

    /// <summary>What one incident adds to a tally.</summary>
    public static Tally Count(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        var sum = new TallySum();
        sum.AddIncident(fatal: Figure(incident, Harm.Killed, Side.Total).BestSum > 0);
        if (!incident.Figures.IsDefaultOrEmpty)
        {
            foreach (var harm in Casualty.Harms)
            {
                sum.AddFigure(harm, Side.Total, Figure(incident, harm, Side.Total));
                foreach (var side in Casualty.Sides) sum.AddFigure(harm, side, Figure(incident, harm, side));
            }
        }
        if (!incident.Seizures.IsDefaultOrEmpty)
        {
            foreach (var item in incident.Seizures.GroupBy(seizure => new SeizureItem(seizure.Category, seizure.Item, seizure.Unit)))
                sum.AddSeizure(item.Key, SeizedFigure(item), 1);
        }
        return sum.ToTally();
    }

    private static FigureTally Total(Incident incident, Harm harm, FigureTally given)
    {
        var (low, best, high) = ((long?)0, (long?)null, (long?)0);
        var unquantified = given.UnquantifiedIn > 0;
        var sides = 0;
        foreach (var side in Casualty.Sides)
        {
            var part = Derive(Quantities(incident, harm, side));
            unquantified |= part.UnquantifiedIn > 0;
            if (part.Best is null) continue;
            sides++;
            best = (best ?? 0) + part.Best;
            low += part.Low;
            high += part.High;
        }
        // "No civilians were killed" alone is no total of zero.
        if (best == 0 && sides < Casualty.Sides.Count) best = null;
        return FigureTally.OfIncident(low, best, unquantified ? null : high, unquantified);
    }

    private static IEnumerable<Quantity> Quantities(Incident incident, Harm harm, Side side)
    {
        if (incident.Figures.IsDefault) yield break;
        foreach (var figure in incident.Figures)
            if (figure.Harm == harm && figure.Side == side) yield return figure.Quantity;
    }

    private static FigureTally Derive(IEnumerable<Quantity> quantities)
    {
        var numbers = new List<Given>();
        var any = false;
        foreach (var quantity in quantities)
        {
            any = true;
            if (!quantity.IsVague) numbers.Add(new Given(quantity.Low, quantity.Best!.Value, quantity.High));
        }
        return numbers.Count > 0 ? Middle(numbers) : any ? FigureTally.OfIncident(null, null, null, unquantified: true) : default;
    }

    // An end that one of them leaves open is open.
    private static FigureTally Middle(List<Given> numbers) => FigureTally.OfIncident(
        numbers.Any(number => number.Low is null) ? null : numbers.Min(number => number.Low),
        numbers.Select(number => number.Best).Order().ElementAt((numbers.Count - 1) / 2),
        numbers.Any(number => number.High is null) ? null : numbers.Max(number => number.High),
        unquantified: false);

    // One originator's reports of an item are parts ("three rifles ... two more rifles"); different originators' are accounts of the same.
    private static FigureTally SeizedFigure(IEnumerable<Seizure> reports)
    {
        var accounts = new List<Given>();
        var unquantified = false;
        foreach (var account in reports.GroupBy(report => report.Originator, StringComparer.Ordinal))
        {
            var (low, best, high, numbers, words) = ((long?)0, 0L, (long?)0, 0, 0);
            foreach (var part in account.Select(report => report.Quantity))
            {
                if (part.IsVague) words++;
                else (low, best, high, numbers) = (low + part.Low, best + part.Best!.Value, high + part.High, numbers + 1);
            }
            if (numbers == 0) continue;
            unquantified |= words > 0;
            accounts.Add(new Given(low, best, words > 0 ? null : high));
        }
        if (accounts.Count == 0) return FigureTally.OfIncident(null, null, null, unquantified: true);
        return unquantified ? Middle(accounts) with { UnquantifiedIn = 1 } : Middle(accounts);
    }

    private readonly record struct Given(long? Low, long Best, long? High);
}
