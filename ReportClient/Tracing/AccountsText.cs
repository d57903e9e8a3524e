using System.Collections.Immutable;
using System.Globalization;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Names;
using Reporting.Tallies;

namespace Reporting.Tracing;

/// <summary>Says what parties gave for a figure of one incident, and what was counted: <c>militants: ISAF multiple, Xinhua 8 -> 8</c>.</summary>
/// <remarks>Empty where one party gave plainly the number that is added, and where no number is counted.</remarks>
internal static class AccountsText
{
    public static string Of(FigureOrigin origin, Incident incident) => origin switch
    {
        Counted { Measure: CasualtyCount { Part: not FigurePart.ReportedIn } casualty } => Casualties(origin, incident, casualty),
        Counted { Measure: CasualtyCount casualty } => string.Join("; ", Groups(origin, incident, casualty.Harm, casualty.Side)),
        Counted { Measure: SeizedCount seized } => Seized(origin, incident, seized),
        Counted { Measure: IncidentCount { Fatal: true } } => string.Join("; ", Groups(origin, incident, Harm.Killed, Side.Total)),
        Counted { Measure: KindCount { Kind: IncidentKind.AccountsDiffer } } => string.Join("; ", Accounts.Differing(incident).Select(account => $"{account.Harm.Code()}, {Group(account)}")),
        Counted { Measure: KindCount { Kind: IncidentKind.Inconsistent } } => string.Join("; ", Accounts.Of(incident)
            .Where(account => account.Figures.Any(figure => figure.Quantity.IsInconsistent)).Select(account => $"{account.Harm.Code()}, {Group(account)}")),
        OfIncident { Detail: CountedDetail counted } => string.Join("; ", Groups(origin, incident, counted.Harm, counted.Side)),
        _ => "",
    };

    private static string Casualties(FigureOrigin origin, Incident incident, CasualtyCount casualty)
    {
        var adds = origin.Contribution(incident);
        var given = Given(origin, incident, casualty.Harm, casualty.Side).SelectMany(account => account.Figures).ToList();
        if (given.Count == 0 || given.Count == 1 && given[0].Quantity.ToString() == Plain(adds)) return "";
        var whole = origin.Slice!.Rule.Figure(incident, casualty.Harm, casualty.Side);
        return $"{string.Join("; ", Groups(origin, incident, casualty.Harm, casualty.Side))} -> {Counted(adds, casualty.Part switch { FigurePart.Low => whole.Low, FigurePart.High => whole.High, _ => whole.Best })}";
    }

    private static string Seized(FigureOrigin origin, Incident incident, SeizedCount seized)
    {
        var given = incident.Seizures.IsDefault ? [] : incident.Seizures.Where(one => one.Category == seized.Item.Category && one.Item == seized.Item.Item && one.Unit == seized.Item.Unit).ToList();
        var adds = origin.Contribution(incident);
        if (given.Count == 1 && given[0].Quantity.ToString() == Plain(adds)) return "";
        return $"{string.Join(", ", given.Select(one => By(one.Originator, one.Quantity)))} -> {Counted(adds, null)}";
    }

    // Of a figure that is shared out over days, these days have a part.
    private static string Counted(Contribution adds, long? whole) => whole is { } all && adds.Number is { } part && part != all
        ? string.Create(CultureInfo.InvariantCulture, $"{all:N0}, of which {part:N0} on these days")
        : adds.ToString();

    private static string Plain(Contribution adds) => adds is { Number: { } number, HasWord: false } ? number.ToString(CultureInfo.InvariantCulture) : "";

    private static IEnumerable<string> Groups(FigureOrigin origin, Incident incident, Harm harm, Side side) => Given(origin, incident, harm, side).Select(Group);

    // A total that is given as a number stands as it is; where none is, the sides are added up.
    private static IEnumerable<(Harm Harm, Side Side, ImmutableArray<Figure> Figures)> Given(FigureOrigin origin, Incident incident, Harm harm, Side side)
    {
        var accounts = Accounts.Of(incident).Where(account => account.Harm == harm && (side == Side.Total || account.Side == side)).ToList();
        var total = accounts.Where(account => account.Side == Side.Total && account.Figures.Any(figure => !figure.Quantity.IsVague && IsHeard(figure, origin.Slice!.Rule))).ToList();
        return total.Count > 0 ? total : accounts;
    }

    private static bool IsHeard(Figure figure, CountingRule rule) => rule.Originator is null || figure.Originator is not null && NameKey.Of(figure.Originator) == NameKey.Of(rule.Originator);

    private static string Group((Harm Harm, Side Side, ImmutableArray<Figure> Figures) account) =>
        $"{account.Side.Label()}: {string.Join(", ", account.Figures.Select(figure => By(figure.Originator ?? figure.Outlet, figure.Quantity)))}";

    private static string By(string? party, Quantity quantity) => party is null ? quantity.ToString() : $"{party} {quantity}";
}
