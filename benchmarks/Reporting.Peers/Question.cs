using Reporting.Generate;
using Reporting.Incidents;

namespace Reporting.Peers;

/// <summary>A kind of question, as the table of results names it.</summary>
/// <param name="Name">What is asked.</param>
/// <param name="Repetitions">How often it is asked in a round at most; less often where that takes longer than ten seconds.</param>
internal sealed record QuestionKind(string Name, int Repetitions)
{
    public static QuestionKind Count { get; } = new("incidents of one type, of one group, in one province, since 2011", 200);

    public static QuestionKind Series { get; } = new("ten years by week, each of 34 provinces", 15);

    public static QuestionKind Week { get; } = new("one week by province and type", 104);

    public static IReadOnlyList<QuestionKind> All { get; } = [Count, Series, Week];
}

/// <summary>One question of a kind; days are inclusive.</summary>
internal sealed record Question(QuestionKind Kind, string Country, string Province, string Group, IncidentType Type, DateOnly Since, DateOnly Until)
{
    /// <summary>Every question: of each kind as many as are asked in a round, so that none is answered from what was answered before.</summary>
    public static IReadOnlyList<Question> All { get; } = [.. Make()];

    private static IEnumerable<Question> Make()
    {
        var world = MadeUpWorld.Create();
        var country = world.Countries[0];
        IncidentType[] types = [IncidentType.Raid, IncidentType.ArmedClash, IncidentType.Bombing];
        for (var i = 0; i < QuestionKind.Count.Repetitions; i++)
            yield return new Question(QuestionKind.Count, country.Name.Text, country.Provinces[i % 10].Name.Text, world.Groups[i / 10 % 5].Text, types[i % types.Length], new DateOnly(2011, 1, 1).AddDays(i), DayShares.Last);
        for (var i = 0; i < QuestionKind.Series.Repetitions; i++)
            yield return new Question(QuestionKind.Series, country.Name.Text, "", "", default, new DateOnly(2005, 1, 1).AddMonths(9 * i), new DateOnly(2014, 12, 31).AddMonths(9 * i));
        for (var i = 0; i < QuestionKind.Week.Repetitions; i++)
            yield return new Question(QuestionKind.Week, country.Name.Text, "", "", default, new DateOnly(2012, 1, 2).AddDays(7 * i), new DateOnly(2012, 1, 8).AddDays(7 * i));
    }
}

/// <summary>One row of an answer; killed is null where nobody reported a number.</summary>
/// <param name="Step">The week; null where none was asked for.</param>
/// <param name="Place">The province's path, or <c>not-located</c>; empty where none was asked for.</param>
/// <param name="Type">The type's code; empty where none was asked for.</param>
/// <param name="Incidents">Incidents.</param>
/// <param name="Fatal">Incidents with a death by the best figure.</param>
/// <param name="Killed">Killed, best.</param>
/// <param name="Reported">In how many incidents a number of killed was reported.</param>
internal readonly record struct AnswerRow(DateOnly? Step, string Place, string Type, long Incidents, long Fatal, long? Killed, long Reported);
