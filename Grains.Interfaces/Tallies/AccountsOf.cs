using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reporting.Casualties;
using Reporting.Names;
using Reporting.Seizures;

namespace Reporting.Tallies;

/// <summary>The accounts that parties give of one incident, brought to one number each by a counting rule.</summary>
internal readonly struct AccountsOf(ImmutableArray<Figure> figures, ImmutableArray<Seizure> seizures, CountingRule rule)
{
    private const int SidesAndTotal = 5;
    private static readonly FigureTally Unquantified = FigureTally.OfIncident(null, null, null, unquantified: true);
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
        var fatal = false;
        var given = Given();
        foreach (var harm in Casualty.Harms)
        {
            if ((given & AnySideOf(harm)) == 0) continue;
            var total = Figure(harm, Side.Total);
            fatal |= harm == Harm.Killed && total.BestSum > 0;
            sum.AddFigure(harm, Side.Total, total);
            foreach (var side in Casualty.Sides)
                if ((given & Bit(harm, side)) != 0) sum.AddFigure(harm, side, Derive(harm, side));
        }
        sum.AddIncident(fatal);
        if (!seizures.IsDefaultOrEmpty) AddSeizures(sum);
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
            anyone |= part.Best > 0 || rule.Choice != FigureChoice.Best && new AccountsOf(figures, seizures, rule with { Choice = FigureChoice.Best }).Figure(harm, side).Best > 0;
            best = (best ?? 0) + part.Best;
            low += part.Low;
            high += part.High;
        }
        // "No civilians were killed" alone is no total of zero; the lowest number of figures above zero is.
        if (!anyone && sides < Casualty.Sides.Count) best = null;
        return FigureTally.OfIncident(low, best, unquantified ? null : high, unquantified);
    }

    private static uint Bit(Harm harm, Side side) => 1u << ((int)harm * SidesAndTotal + (int)side);

    private static uint AnySideOf(Harm harm) => ((1u << SidesAndTotal) - 1) << ((int)harm * SidesAndTotal);

    // The harms and sides of which anyone who is heard says something.
    private uint Given()
    {
        if (figures.IsDefaultOrEmpty) return 0;
        uint given = 0;
        foreach (var figure in figures)
            if (figure.Harm <= Harm.Captured && figure.Side <= Side.Unknown && IsHeard(figure.Originator)) given |= Bit(figure.Harm, figure.Side);
        return given;
    }

    private FigureTally Derive(Harm harm, Side side)
    {
        if (figures.IsDefault) return default;
        // Mostly there is none or one.
        var (found, numbers, only) = (0, 0, default(Quantity));
        foreach (var figure in figures)
        {
            if (figure.Harm != harm || figure.Side != side || !IsHeard(figure.Originator)) continue;
            found++;
            if (figure.Quantity.IsVague) continue;
            numbers++;
            only = figure.Quantity;
        }
        return numbers > 1 ? Derive(harm, side, numbers) : numbers == 1 ? Chosen(only) : found > 0 ? Unquantified : default;
    }

    private FigureTally Derive(Harm harm, Side side, int numbers)
    {
        var accounts = new Account[numbers];
        var at = 0;
        foreach (var figure in figures)
            if (figure.Harm == harm && figure.Side == side && !figure.Quantity.IsVague && IsHeard(figure.Originator)) accounts[at++] = new Account(figure.Quantity);
        return Chosen(accounts);
    }

    private FigureTally Chosen(Quantity only)
    {
        var given = new Account(only);
        var best = rule.Choice switch { FigureChoice.Lowest => given.Lowest, FigureChoice.Highest => given.Highest, _ => given.Best };
        return FigureTally.OfIncident(given.Low, best, given.High, unquantified: false);
    }

    // An end that one of them leaves open is open; the best is the lower one of the two in the middle.
    private FigureTally Chosen(Span<Account> accounts)
    {
        accounts.Sort(static (left, right) => left.Best.CompareTo(right.Best));
        var (low, high, lowest, highest) = (accounts[0].Low, accounts[0].High, accounts[0].Lowest, accounts[0].Highest);
        foreach (var account in accounts[1..])
        {
            low = account.Low < low ? account.Low : account.Low is null ? null : low;
            high = account.High > high ? account.High : account.High is null ? null : high;
            (lowest, highest) = (Math.Min(lowest, account.Lowest), Math.Max(highest, account.Highest));
        }
        var best = rule.Choice switch { FigureChoice.Lowest => lowest, FigureChoice.Highest => highest, _ => accounts[(accounts.Length - 1) / 2].Best };
        return FigureTally.OfIncident(low, best, high, unquantified: false);
    }

    private void AddSeizures(TallySum sum)
    {
        if (seizures is [var only])
        {
            // One report needs no grouping.
            if (IsHeard(only.Originator)) sum.AddSeizure(ItemOf(only), only.Quantity.IsVague ? Unquantified : Chosen(only.Quantity), 1);
            return;
        }
        foreach (var item in Heard(seizures).GroupBy(ItemOf)) sum.AddSeizure(item.Key, SeizedFigure(item), 1);
    }

    private static SeizureItem ItemOf(Seizure seizure) => new(seizure.Category, seizure.Item, seizure.Unit);

    private IEnumerable<Seizure> Heard(IEnumerable<Seizure> seizures)
    {
        foreach (var seizure in seizures)
            if (IsHeard(seizure.Originator)) yield return seizure;
    }

    private bool IsHeard(string? originator) => _originator is null || originator is not null && NameKey.Of(originator) == _originator;

    // One originator's reports of an item are parts ("three rifles ... two more rifles"); different originators' are accounts of the same.
    private FigureTally SeizedFigure(IEnumerable<Seizure> reports)
    {
        var accounts = new List<Account>();
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
            accounts.Add(new Account(low, best, words > 0 ? null : high));
        }
        if (accounts.Count == 0) return Unquantified;
        var chosen = Chosen(CollectionsMarshal.AsSpan(accounts));
        return unquantified ? chosen with { UnquantifiedIn = 1 } : chosen;
    }

    // A source's own ends may contradict each other, so the lowest is looked for among all three.
    private readonly record struct Account(long? Low, long Best, long? High)
    {
        public Account(Quantity number)
            : this(number.Low, number.Best!.Value, number.High)
        {
        }

        public long Lowest => Math.Min(Best, Math.Min(Low ?? Best, High ?? Best));

        public long Highest => Math.Max(Best, Math.Max(Low ?? Best, High ?? Best));
    }
}
