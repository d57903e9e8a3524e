using Reporting.Groups;
using Reporting.Incidents;
using Reporting.Tallies;

namespace Reporting.Benchmarks.Questions;

/// <summary>One way to ask: which days, in which steps, by what and with which facts named.</summary>
internal sealed record QuestionShape(string Name, TallyQuery Query)
{
    private static readonly Period Week = new(new DateOnly(2016, 5, 30), new DateOnly(2016, 6, 5));
    private static readonly Period TenYears = new(new DateOnly(2011, 1, 1), new DateOnly(2020, 12, 31));
    private static readonly Period Since2011 = new(new DateOnly(2011, 1, 1), null);

    /// <summary>The same of other days, each time others, so that nobody remembers the answer.</summary>
    public TallyQuery Anew(int time) => Query with
    {
        Period = Query.Period.Since is { } since
            ? new Period(since.AddDays(-7 * time), Query.Period.Until?.AddDays(-7 * time))
            : new Period(new DateOnly(1989, 1, 1).AddDays(time), null),
    };

    /// <summary>Every shape that has a meaning for a subject.</summary>
    /// <param name="asked">The subject.</param>
    /// <param name="group">The group of shapes that name one; a group's own tally is asked without.</param>
    public static IEnumerable<QuestionShape> Of(AskedSubject asked, GroupKey group)
    {
        var all = asked.Filter;
        var isGroup = asked.Subject.Kind == SubjectKind.Group;
        var raids = all with { Types = [IncidentType.Raid] };
        var raidsOfGroup = isGroup ? raids : raids with { Groups = [group] };
        yield return new("total, all time", new() { Filter = all });
        yield return new("total, a week", new() { Filter = all, Period = Week });
        yield return new("total, type and group since 2011", new() { Filter = raidsOfGroup, Period = Since2011 });
        foreach (var step in (Step[])[Step.Day, Step.Week, Step.Month, Step.Year])
        {
            var name = $"ten years by {step.ToString().ToLowerInvariant()}";
            yield return new(name, new() { Filter = all, Period = TenYears, Step = step });
            yield return new($"{name}, a type", new() { Filter = raids, Period = TenYears, Step = step });
            if (!isGroup) yield return new($"{name}, type and group", new() { Filter = raidsOfGroup, Period = TenYears, Step = step });
        }
        foreach (var by in (Dimension[])[Dimension.Type, Dimension.Violence, Dimension.Group, Dimension.Province, Dimension.District])
        {
            if (!HasMeaning(by, asked.Subject.Kind)) continue;
            var name = $"by {by.ToString().ToLowerInvariant()}";
            yield return new($"a week {name}", new() { Filter = all, Period = Week, By = by });
            yield return new($"ten years {name}", new() { Filter = all, Period = TenYears, By = by });
        }
    }

    // A place is broken down by those inside it.
    private static bool HasMeaning(Dimension by, SubjectKind kind) => by switch
    {
        Dimension.Province => kind is SubjectKind.Country or SubjectKind.Group,
        Dimension.District => kind is not SubjectKind.District,
        _ => true,
    };
}
