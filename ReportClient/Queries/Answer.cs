using Reporting.Tallies;

namespace Reporting.Queries;

/// <summary>What a question asks: which incidents of which days.</summary>
/// <param name="Period">The days, both ends inclusive.</param>
/// <param name="Filter">Which incidents.</param>
/// <param name="FirstDay">The day on which weeks begin.</param>
internal sealed record Question(Period Period, IncidentFilter Filter, DayOfWeek FirstDay)
{
    /// <summary>By which rule figures are counted; the default one by default.</summary>
    public CountingRule Rule { get; init; } = CountingRule.Default;

    /// <summary>The time or position at which it is asked, as typed; null, the default, for now.</summary>
    public string? Then { get; init; }

    /// <summary>What it is about, as printed.</summary>
    public string Subject => SubjectText.Of(Filter);

    /// <summary>The question as tallies take it.</summary>
    public TallyQuery ToQuery(Step step = Step.None, Dimension by = Dimension.None) =>
        new() { Period = Period, Filter = Filter, FirstDay = FirstDay, Step = step, By = by, Rule = Rule };
}

/// <summary>One printed row: the whole answer of a tally, a step of a series, or a key of a breakdown.</summary>
/// <param name="Label">The step (<c>2012-W22</c>) or key (<c>afghanistan/badakhshan</c>); empty for a tally.</param>
/// <param name="Name">The name to print for a key; the label itself where there is none.</param>
/// <param name="Period">The days that the row counts.</param>
/// <param name="Figures">The figures.</param>
internal sealed record AnswerRow(string Label, string Name, Period Period, FigureSet Figures)
{
    /// <summary>By which rule the row is counted; null, the default, for that of the question.</summary>
    public CountingRule? Rule { get; init; }
}

/// <summary>An answer with what was asked and what was known.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="AsOf">What was known when it was asked; of a question about now, entries that arrive in between may be counted already.</param>
/// <param name="Rows">The rows in the order in which they are printed.</param>
internal sealed record Answer(Question Question, DataAsOf AsOf, IReadOnlyList<AnswerRow> Rows)
{
    /// <summary>Asks for one row: everything of the question together.</summary>
    public static async Task<Answer> Tally(IReportingData data, Question question)
    {
        var asOf = await data.AsOf();
        var rows = await data.Ask(question.ToQuery());
        return new Answer(question, asOf, [new AnswerRow("", "", question.Period, FigureSet.Of(rows.Count > 0 ? rows[0].Tally : Tallies.Tally.Empty))]);
    }

    /// <summary>Asks for a row a step, empty steps among them.</summary>
    /// <exception cref="TooManyStepsException">The period holds more steps than anybody reads.</exception>
    public static async Task<Answer> Series(IReportingData data, Question question, Step step)
    {
        var asOf = await data.AsOf();
        return new Answer(question, asOf, SeriesSteps.Fill(await data.Ask(question.ToQuery(step)), question, step));
    }

    /// <summary>Asks for a row a key.</summary>
    public static async Task<Answer> Breakdown(IReportingData data, Question question, BreakdownBy by)
    {
        var asOf = await data.AsOf();
        return new Answer(question, asOf, await Breakdowns.Ask(data, question, by));
    }
}
