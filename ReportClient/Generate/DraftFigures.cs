using Reporting.Casualties;
using Reporting.Incidents;

namespace Reporting.Generate;

/// <summary>Makes up what the sources of an incident say of casualties: numbers, ends that contradict each other, words, differing accounts, or nothing.</summary>
internal static class DraftFigures
{
    // Most incidents kill few; a few kill many.
    private static readonly int[] Losses = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 27, 40, 65, 110];
    private static readonly UnequalShares LossShares = new([230, 260, 150, 95, 65, 45, 35, 30, 25, 20, 15, 12, 8, 5, 3, 2]);

    public static void Fill(Draft draft, ref RandomStream random)
    {
        draft.Figures.Clear();
        var said = random.Below(1_000);
        if (said < 130) return;
        if (said < 180) Words(draft, ref random);
        else if (said < 620) Totals(draft, ref random);
        else Sides(draft, ref random);
        if (random.Chance(330)) draft.Figures.Add(new DraftFigure(Harm.Wounded, Side.Total, Loose(ref random, Loss(ref random) + 1), null, null));
        if (draft.Type is IncidentType.Raid or IncidentType.Detention && random.Chance(500))
            draft.Figures.Add(new DraftFigure(Harm.Captured, Side.Militants, Loose(ref random, 1 + Loss(ref random)), Originator(ref random), null));
    }

    /// <summary>Changes what is said; afterwards it never says the same.</summary>
    public static void Amend(Draft draft, ref RandomStream random)
    {
        var more = random.Between(1, 5);
        if (draft.Figures.Count == 0) draft.Figures.Add(new DraftFigure(Harm.Killed, Side.Total, DraftQuantity.Exact(more), null, null));
        for (var i = 0; i < draft.Figures.Count; i++)
            if (i == 0 || random.Chance(300)) draft.Figures[i].Quantity = draft.Figures[i].Quantity.Plus(more);
    }

    private static void Words(Draft draft, ref RandomStream random)
    {
        draft.Figures.Add(new DraftFigure(Harm.Killed, Side.Militants, Word(ref random), Originator(ref random), Outlet(ref random)));
        if (random.Chance(300)) draft.Figures.Add(new DraftFigure(Harm.Killed, Side.Civilians, DraftQuantity.Exact(0), Originator(ref random), null));
    }

    // As a data set codes it: an estimate of the total, and of the sides what is known.
    private static void Totals(Draft draft, ref RandomStream random)
    {
        var (militants, forces, civilians) = (Loss(ref random), Loss(ref random) / 2, random.Chance(300) ? Loss(ref random) : 0);
        var best = militants + forces + civilians;
        draft.Figures.Add(new DraftFigure(Harm.Killed, Side.Total, Range(ref random, best), null, null));
        if (random.Chance(400)) return;
        draft.Figures.Add(new DraftFigure(Harm.Killed, Side.Militants, DraftQuantity.Exact(militants), null, null));
        draft.Figures.Add(new DraftFigure(Harm.Killed, Side.SecurityForces, DraftQuantity.Exact(forces), null, null));
        draft.Figures.Add(new DraftFigure(Harm.Killed, Side.Civilians, DraftQuantity.Exact(civilians), null, null));
        if (random.Chance(500)) draft.Figures.Add(new DraftFigure(Harm.Killed, Side.Unknown, DraftQuantity.Exact(0), null, null));
    }

    // As parties say it: each of some side, and not always the same.
    private static void Sides(Draft draft, ref RandomStream random)
    {
        var militants = Loss(ref random);
        draft.Figures.Add(new DraftFigure(Harm.Killed, Side.Militants, Loose(ref random, militants), Originator(ref random), Outlet(ref random)));
        if (random.Chance(400)) draft.Figures.Add(new DraftFigure(Harm.Killed, Side.Militants, DraftQuantity.Exact(militants + random.Below(4)), Originator(ref random), Outlet(ref random)));
        if (random.Chance(500)) draft.Figures.Add(new DraftFigure(Harm.Killed, Side.SecurityForces, DraftQuantity.Exact(Loss(ref random) / 2), Originator(ref random), null));
        if (random.Chance(350)) draft.Figures.Add(new DraftFigure(Harm.Killed, Side.Civilians, DraftQuantity.Exact(random.Chance(600) ? 0 : Loss(ref random)), Originator(ref random), null));
    }

    private static DraftQuantity Range(ref RandomStream random, int best)
    {
        var form = random.Below(100);
        if (form < 40) return DraftQuantity.Exact(best);
        var (low, high) = (best - random.Below(best / 3 + 1), best + random.Below(best / 2 + 2));
        // Real data sets hold these too, and they are kept as they are.
        return form < 92 ? DraftQuantity.Estimate(low, best, high)
            : form < 95 ? DraftQuantity.Estimate(best + 1, best, Math.Max(high, best + 1))
            : form < 98 ? DraftQuantity.Estimate(low, best + 1, best)
            : DraftQuantity.AtLeast(best);
    }

    private static DraftQuantity Loose(ref RandomStream random, int count) => random.Below(100) switch
    {
        < 82 => DraftQuantity.Exact(count),
        < 91 => DraftQuantity.AtLeast(count),
        _ => Word(ref random),
    };

    private static int Loss(ref RandomStream random) => Losses[LossShares.Draw(ref random)];

    private static DraftQuantity Word(ref RandomStream random) => DraftQuantity.Vague(Vocabulary.VagueWords[random.Below(Vocabulary.VagueWords.Length)]);

    private static Name Originator(ref RandomStream random) => Vocabulary.Originators[random.Below(Vocabulary.Originators.Length)];

    private static Name? Outlet(ref RandomStream random) => random.Chance(500) ? Vocabulary.Outlets[random.Below(Vocabulary.Outlets.Length)] : null;
}
