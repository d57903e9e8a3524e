using Reporting.Casualties;
using Reporting.Incidents;

namespace Reporting.Generate;

/// <summary>Leaves out of a draft what a detail does not hold. All of it is drawn all the same, so that what is left does not depend on the detail.</summary>
internal static class Omissions
{
    public static void Apply(HistoryDetail detail, Draft draft)
    {
        draft.HasSummary = detail == HistoryDetail.Full;
        if (detail == HistoryDetail.Full) return;
        draft.Locality = null;
        draft.Sources.Clear();
        if (detail != HistoryDetail.Flat) return;
        draft.Seizures.Clear();
        LeaveGroups(draft.Actors);
        LeaveOneFigureOfEach(draft);
    }

    private static void LeaveGroups(DraftList<DraftActor> actors)
    {
        var all = actors.All;
        actors.Clear();
        foreach (ref readonly var actor in all)
            if (actor.Kind == ActorKind.Group) actors.Add(actor);
    }

    private static void LeaveOneFigureOfEach(Draft draft)
    {
        var (killed, wounded, captured) = (FlatFigures.Best(draft, Harm.Killed), FlatFigures.Best(draft, Harm.Wounded), FlatFigures.Best(draft, Harm.Captured));
        var (low, high) = FlatFigures.Ends(draft, killed);
        draft.Figures.Clear();
        if (killed is { } best) Add(Harm.Killed, low == best && high == best ? DraftQuantity.Exact(best) : DraftQuantity.Estimate(low ?? -1, best, high ?? -1));
        if (wounded is { } hurt) Add(Harm.Wounded, DraftQuantity.Exact(hurt));
        if (captured is { } held) Add(Harm.Captured, DraftQuantity.Exact(held));

        void Add(Harm harm, DraftQuantity quantity) => draft.Figures.Add(new DraftFigure(harm, Side.Total, quantity, null, null));
    }
}
