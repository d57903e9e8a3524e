using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Queries;

/// <summary>By what an answer is broken down: what tallies keep apart, two views of one tally, the counting rules side by side, and who said it.</summary>
internal enum BreakdownBy
{
    Type,
    Violence,
    Group,
    Country,
    Province,
    District,
    Side,
    Weapon,
    Rule,
    Originator,
}

/// <summary>Breaks an answer down, with the names to print.</summary>
/// <remarks>Rows are sorted by incidents, the most first, then by key; "not located", "no group" and "not named" come last. Sides and rules keep their own order.</remarks>
internal static class Breakdowns
{
    public static async Task<IReadOnlyList<AnswerRow>> Ask(IReportingData data, Question question, BreakdownBy by)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(question);
        if (by == BreakdownBy.Rule) return await Rules(data, question);
        if (by == BreakdownBy.Originator) return Sort(await OriginatorBreakdown.Ask(data, question));
        if (by is BreakdownBy.Side or BreakdownBy.Weapon)
        {
            var whole = await data.Ask(question.ToQuery());
            var tally = whole.Count > 0 ? whole[0].Tally : Tally.Empty;
            return by == BreakdownBy.Side ? Sides(tally, question.Period) : Weapons(tally, question.Period);
        }
        var rows = await data.Ask(question.ToQuery(by: DimensionOf(by)));
        var names = await NamesOf(data, by);
        return Sort(TellApart(rows.Select(row => new AnswerRow(row.Key, NameOf(row.Key, by, names), question.Period, FigureSet.Of(row.Tally))).ToList()));
    }

    // Two provinces may each have a district of one name: the place above it tells them apart.
    private static IEnumerable<AnswerRow> TellApart(List<AnswerRow> rows)
    {
        var shared = rows.GroupBy(row => row.Name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet(StringComparer.Ordinal);
        return rows.Select(row => shared.Contains(row.Name) && PlaceKey.TryParse(row.Label, out var place) && !place.Parent.IsDefault
            ? row with { Name = $"{row.Name} ({place.Parent.Leaf})" }
            : row);
    }

    /// <summary>A row for each side, the same four always.</summary>
    public static IReadOnlyList<AnswerRow> Sides(Tally tally, Period period) =>
        [.. Casualty.Sides.Select(side => new AnswerRow(side.Code(), Capital(side.Label()), period, FigureSet.OfSide(tally, side)))];

    /// <summary>A row for each item; keys are <c>category/item/unit</c>.</summary>
    public static IReadOnlyList<AnswerRow> Weapons(Tally tally, Period period)
    {
        ArgumentNullException.ThrowIfNull(tally);
        return Sort(tally.Seizures.Select(item => new AnswerRow(
            $"{Seizures.WeaponCategories.Code(item.Item.Category)}/{item.Item.Item}/{item.Item.Unit}", item.Item.Item, period, FigureSet.OfItem(item))));
    }

    // The same incidents by each rule, with the question's originator and dating.
    private static async Task<IReadOnlyList<AnswerRow>> Rules(IReportingData data, Question question)
    {
        var answers = await Task.WhenAll(FigureChoices.All.Select(choice => data.Ask((question with { Rule = question.Rule with { Choice = choice } }).ToQuery())));
        return [.. FigureChoices.All.Zip(answers, (choice, rows) =>
            new AnswerRow(choice.Code(), Capital(choice.Code()), question.Period, FigureSet.Of(rows.Count > 0 ? rows[0].Tally : Tally.Empty)) { Rule = question.Rule with { Choice = choice } })];
    }

    private static List<AnswerRow> Sort(IEnumerable<AnswerRow> rows) =>
        [.. rows
            .OrderBy(row => row.Label is TallyRow.NotLocated or TallyRow.NoGroup or OriginatorBreakdown.NotNamed)
            .ThenByDescending(row => row.Figures.Incidents)
            .ThenBy(row => row.Label, StringComparer.Ordinal)];

    private static async Task<Dictionary<string, string>> NamesOf(IReportingData data, BreakdownBy by)
    {
        var kind = by switch
        {
            BreakdownBy.Country => SubjectKind.Country,
            BreakdownBy.Province => SubjectKind.Province,
            BreakdownBy.District => SubjectKind.District,
            BreakdownBy.Group => SubjectKind.Group,
            _ => (SubjectKind?)null,
        };
        return kind is null ? [] : (await data.Names(kind.Value)).ToDictionary(name => name.Subject.Key, name => name.Name, StringComparer.Ordinal);
    }

    private static string NameOf(string key, BreakdownBy by, Dictionary<string, string> names) => key switch
    {
        TallyRow.NotLocated => "Not located",
        TallyRow.NoGroup => "No group",
        _ when by == BreakdownBy.Type && IncidentTypes.TryParse(key, out var type) => type.Label(),
        _ when by == BreakdownBy.Violence => key == ViolenceType.NotStated.Code() ? "Not stated" : Capital(key),
        _ => names.GetValueOrDefault(key, key),
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static Dimension DimensionOf(BreakdownBy by) => by switch
    {
        BreakdownBy.Type => Dimension.Type,
        BreakdownBy.Violence => Dimension.Violence,
        BreakdownBy.Group => Dimension.Group,
        BreakdownBy.Country => Dimension.Country,
        BreakdownBy.Province => Dimension.Province,
        _ => Dimension.District,
    };
}
