using System.CommandLine;
using Reporting.Connection;
using Reporting.Output;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Commands;

/// <summary><c>series</c>: a row for each day, week, month or year.</summary>
internal sealed class SeriesCommand : AnswerCommand
{
    private static readonly string[] Labels = ["bucket"];
    private readonly Option<string?> _step = new("--step", "--by") { Description = "The length of a row: day, week, month or year. Default: week.", HelpName = "STEP" };

    public SeriesCommand(CommandContext context)
        : base("series", "Counts step by step; a step without incidents has a row too.", context,
            "series --step month --since 2021 --until 2021 --province Badakhshan",
            "series --step week --week-starts saturday --group Taliban --since 2021-06 --output csv") => Add(_step);

    protected override void Check(ParseResult parsed) => Step(parsed);

    protected override async Task Answer(ParseResult parsed, AskedQuestion asked, Question question, IReportingData data, IConnection connection, CancellationToken cancellation)
    {
        var step = Step(parsed);
        var answer = await Queries.Answer.Series(data, question, step);
        Context.Out.Writer.Write(asked.Output switch
        {
            OutputFormat.Csv => AnswerCsv.Print(answer, Labels),
            OutputFormat.Json => AnswerJson.Print(answer, Labels),
            _ => RowsTable.Print(answer, step.ToString(), counts: true, Context.Out),
        });
        if (step == Tallies.Step.Week && asked.Output == OutputFormat.Table) Context.Talk.Line($"Weeks begin on {question.FirstDay}; --week-starts changes it.");
    }

    private Step Step(ParseResult parsed) => parsed.GetValue(_step)?.Trim().ToLowerInvariant() switch
    {
        "day" => Tallies.Step.Day,
        null or "week" => Tallies.Step.Week,
        "month" => Tallies.Step.Month,
        "year" => Tallies.Step.Year,
        var other => throw Problem.Usage($"{Problem.Quote(other)} is no step.", "--step", "Use day, week, month or year."),
    };
}
