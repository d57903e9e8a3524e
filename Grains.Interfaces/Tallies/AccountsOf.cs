using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Names;
using Reporting.Seizures;

namespace Reporting.Tallies;

/// <summary>The accounts that parties give of one incident, brought to one number each by a counting rule.</summary>
internal readonly struct AccountsOf(Incident incident, CountingRule rule)
{
    private readonly string? _originator = rule.Originator is null ? null : NameKey.Of(rule.Originator);

    /// <summary>What the incident adds to a tally.</summary>
    public Tally Count()
    {
        var sum = new TallySum();
        AddTo(sum);
        return sum.ToTally();
    }

    /// <summary>Adds what the incident adds to a tally.</summary>
    public void AddTo(TallySum sum)
    {
        sum.AddIncident(fatal: Figure(Harm.Killed, Side.Total).BestSum > 0);
        if (!incident.Figures.IsDefaultOrEmpty)
        {
            foreach (var harm in Casualty.Harms)
            {
                if (!IsNamed(harm)) continue;
                sum.AddFigure(harm, Side.Total, Figure(harm, Side.Total));
                foreach (var side in Casualty.Sides) sum.AddFigure(harm, side, Figure(harm, side));
            }
        }
        if (!incident.Seizures.IsDefaultOrEmpty)
        {
            foreach (var item in Heard(incident.Seizures).GroupBy(seizure => new SeizureItem(seizure.Category, seizure.Item, seizure.Unit)))
                sum.AddSeizure(item.Key, SeizedFigure(item), 1);
        }
    }

    /// <summary>The figure for a harm and side.</summary>
    public FigureTally Figure(Harm harm, Side side)
    {
        var given = Derive(harm, side);
        if (side != Side.Total || given is { ReportedIn: > 0, UnquantifiedIn: 0 }) return given;
        return Total(harm, given);
    }

    private FigureTally Total(Harm harm, FigureTally given)
    {
        var (low, best, high) = ((long?)0, (long?)null, (long?)0);
        var unquantified = given.UnquantifiedIn > 0;
        var sides = 0;
        var anyone = false;
        foreach (var side in Casualty.Sides)
        {
            var part = Derive(harm, side);
            unquantified |= part.UnquantifiedIn > 0;
            if (part.Best is null) continue;
            sides++;
            anyone |= part.Best > 0 || rule.Choice != FigureChoice.Best && new AccountsOf(incident, rule with { Choice = FigureChoice.Best }).Figure(harm, side).Best > 0;
            best = (best ?? 0) + part.Best;
            low += part.Low;
            high += part.High;
        }
        // "No civilians were killed" alone is no total of zero; the lowest number of figures above zero is.
        if (!anyone && sides < Casualty.Sides.Count) best = null;
        return FigureTally.OfIncident(low, best, unquantified ? null : high, unquantified);
    }

    private bool IsNamed(Harm harm)
    {
        foreach (var figure in incident.Figures)
            if (figure.Harm == harm) return true;
        return false;
    }

    // Mostly there is none or one, which needs no list.
    private FigureTally Derive(Harm harm, Side side)
    {
        if (incident.Figures.IsDefault) return default;
        var (found, only) = (0, default(Quantity));
        foreach (var figure in incident.Figures)
            if (figure.Harm == harm && figure.Side == side && IsHeard(figure.Originator)) (found, only) = (found + 1, figure.Quantity);
        return found > 1 ? Derive(Quantities(harm, side)) : found == 0 ? default : only.IsVague ? FigureTally.OfIncident(null, null, null, unquantified: true) : Chosen(only);
    }

    private FigureTally Chosen(Quantity only)
    {
        var given = new Given(only.Low, only.Best!.Value, only.High);
        var best = rule.Choice switch { FigureChoice.Lowest => given.Lowest, FigureChoice.Highest => given.Highest, _ => given.Best };
        return FigureTally.OfIncident(given.Low, best, given.High, unquantified: false);
    }

    private IEnumerable<Quantity> Quantities(Harm harm, Side side)
    {
        if (incident.Figures.IsDefault) yield break;
        foreach (var figure in incident.Figures)
            if (figure.Harm == harm && figure.Side == side && IsHeard(figure.Originator)) yield return figure.Quantity;
    }

    private IEnumerable<Seizure> Heard(IEnumerable<Seizure> seizures)
    {
        foreach (var seizure in seizures)
            if (IsHeard(seizure.Originator)) yield return seizure;
    }

    private bool IsHeard(string? originator) => _originator is null || originator is not null && NameKey.Of(originator) == _originator;

    private FigureTally Derive(IEnumerable<Quantity> quantities)
    {
        var numbers = new List<Given>();
        var any = false;
        foreach (var quantity in quantities)
        {
            any = true;
            if (!quantity.IsVague) numbers.Add(new Given(quantity.Low, quantity.Best!.Value, quantity.High));
        }
        return numbers.Count > 0 ? Chosen(numbers) : any ? FigureTally.OfIncident(null, null, null, unquantified: true) : default;
    }

    // An end that one of them leaves open is open.
    private FigureTally Chosen(List<Given> numbers) => FigureTally.OfIncident(
        numbers.Any(number => number.Low is null) ? null : numbers.Min(number => number.Low),
        rule.Choice switch
        {
            FigureChoice.Lowest => numbers.Min(number => number.Lowest),
            FigureChoice.Highest => numbers.Max(number => number.Highest),
            _ => numbers.Select(number => number.Best).Order().ElementAt((numbers.Count - 1) / 2),
        },
        numbers.Any(number => number.High is null) ? null : numbers.Max(number => number.High),
        unquantified: false);

    // One originator's reports of an item are parts ("three rifles ... two more rifles"); different originators' are accounts of the same.
    private FigureTally SeizedFigure(IEnumerable<Seizure> reports)
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
        return unquantified ? Chosen(accounts) with { UnquantifiedIn = 1 } : Chosen(accounts);
    }

    // A source's own ends may contradict each other, so the lowest is looked for among all three.
    private readonly record struct Given(long? Low, long Best, long? High)
    {
        public long Lowest => Math.Min(Best, Math.Min(Low ?? Best, High ?? Best));

        public long Highest => Math.Max(Best, Math.Max(Low ?? Best, High ?? Best));
    }
}
