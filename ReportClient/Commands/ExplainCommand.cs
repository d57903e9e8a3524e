using System.CommandLine;
using Reporting.Briefs.Editions;
using Reporting.Briefs.Weekly;
using Reporting.Connection;
using Reporting.Output;
using Reporting.Queries;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Commands;

/// <summary><c>explain</c>: the incidents and sources behind one figure, and the rule that made it.</summary>
internal sealed class ExplainCommand : AnswerCommand
{
    private readonly Option<string?> _figure = new("--figure") { Description = "The figure of a tally: incidents, killed, killed.low, civilians.killed, \"seized:AK-47\". " + FigureNames.Grammar, HelpName = "FIGURE" };
    private readonly Option<string?> _briefFigure = new("--brief-figure") { Description = "The figure of the weekly brief of --week and a place, by its id in the brief's figures file: key.killed.best.", HelpName = "ID" };
    private readonly Option<string?> _edition = EditionNumber.Option("With --brief-figure: the brief is this edition, as it was printed; no week, place or rule is named then.");
    private readonly Option<string?> _limit = new("--limit") { Description = "List at most so many incidents of each part, 1 to 10000; the sum is over all. Default: 1000.", HelpName = "N" };

    public ExplainCommand(CommandContext context)
        : base("explain", "Lists the incidents and sources behind a figure, what each adds, and the rule; they add up to it.", context,
            "explain --figure killed --week 2012-W22 --province Badakhshan",
            "explain --figure \"seized:AK-47\" --group IMU --output csv",
            "explain --brief-figure key.killed.mean4 --week 2021-W28 --country Afghanistan",
            "explain --edition 7 --brief-figure key.killed.best")
    {
        Add(_figure);
        Add(_briefFigure);
        Add(_edition);
        Add(_limit);
    }

    protected override void Check(ParseResult parsed)
    {
        Limit(parsed);
        var (figure, brief) = (parsed.GetValue(_figure), parsed.GetValue(_briefFigure));
        if (figure is null && brief is null) throw Problem.Usage("No figure is named.", "--figure", FigureNames.Grammar);
        if (figure is not null && brief is not null) throw Problem.Usage("A tally's figure and a brief's cannot both be explained.", "--figure with --brief-figure", "Leave one of them out.");
        if (EditionNumber.Read(parsed.GetValue(_edition), "--edition") is not null && brief is null) throw Problem.Usage("An edition has figures of a brief.", "--edition", "Name one with --brief-figure ID; its figures file lists them.");
        if (figure is not null && !FigureNames.TryParse(figure, out _)) throw Problem.Usage($"{Problem.Quote(figure)} is no figure.", "--figure", FigureNames.Grammar);
    }

    protected override async Task Answer(ParseResult parsed, AskedQuestion asked, Question question, IReportingData data, IConnection connection, CancellationToken cancellation)
    {
        if (EditionNumber.Read(parsed.GetValue(_edition), "--edition") is { } number)
        {
            await OfEdition(parsed, asked, question, number, connection);
            return;
        }
        // The tally and the incidents are asked at one position, so that nothing that arrives in between makes them differ.
        var fixedData = data.At((await data.AsOf()).Position);
        var explainer = new Explainer(fixedData, Limit(parsed));
        var explanation = parsed.GetValue(_briefFigure) is { } id
            ? await OfBrief(explainer, fixedData, question, id)
            : await explainer.Explain(question, parsed.GetValue(_figure)!.Trim(), await Measure(fixedData, question, parsed.GetValue(_figure)!));
        Print(explanation, question, asked.Output);
    }

    private void Print(Explanation explanation, Question question, OutputFormat output)
    {
        Context.Out.Writer.Write(output switch
        {
            OutputFormat.Csv => ExplanationCsv.Print(explanation),
            OutputFormat.Json => ExplanationJson.Print(explanation, question),
            _ => ExplanationText.Print(explanation, question, Context.Out),
        });
        if (!explanation.AddsUp)
            throw new Problem(ExitCode.Mismatch, $"The incidents give {FigureText.Value(explanation.Value)}, and {explanation.PrintedBy} says {FigureText.Value(explanation.Printed)}.", explanation.Figure,
                "Run 'audit', and report it: every figure must add up.");
    }

    private async Task OfEdition(ParseResult parsed, AskedQuestion asked, Question question, int number, IConnection connection)
    {
        if (question.Period != Period.All || !question.Filter.IsAny || question.Rule != CountingRule.Default || asked.AsOf is not null)
            throw Problem.Usage("An edition has its own days, place or group, rule and time.", "--edition", "Leave the other options out.");
        var printed = await EditionNumber.Find(FormattableString.Invariant($"--edition {number}"), () => new EditionPress(connection.Grains, connection.Data).Reprint(number));
        var explanation = await new Explainer(connection.Data.At(printed.Edition.Position), Limit(parsed)).Explain(printed.Brief, parsed.GetValue(_briefFigure)!);
        Print(explanation, BriefKinds.Request(printed.Edition).Question, asked.Output);
    }

    private static async Task<Explanation> OfBrief(Explainer explainer, IReportingData data, Question question, string id)
    {
        if (question.Period is not { Since: { } since, Days: 7 } || Week.Containing(since, question.FirstDay) is var week && week.Start != since)
            throw Problem.Usage("A weekly brief is of one week.", "--brief-figure", "Name its week: --week 2012-W22.");
        var filter = question.Filter;
        if (filter.Places.Length > 1 || !filter.Groups.IsEmpty || !filter.Types.IsEmpty || !filter.Violence.IsEmpty)
            throw Problem.Usage("A weekly brief is of one place, or of everything.", "--brief-figure", "Name at most one country, province or district, and no group, type or violence.");
        var brief = await new WeeklyBriefBuilder(data).Build(new WeeklyBriefRequest { Week = week, Place = filter.Places.IsEmpty ? default : filter.Places[0], Rule = question.Rule });
        return await explainer.Explain(brief, id);
    }

    private static async Task<Measure> Measure(IReportingData data, Question question, string figure)
    {
        if (FigureNames.TryParse(figure, out var named) && named.Measure is { } measure) return measure;
        var rows = await data.Ask(question.ToQuery());
        var tally = rows.Count > 0 ? rows[0].Tally : Tally.Empty;
        var items = FigureNames.Items(named.Item!, tally);
        if (items.Length == 1) return new SeizedCount(items[0], named.Part);
        var choices = (items.IsEmpty ? tally.Seizures.Select(row => row.Item) : items).Take(8).Select(item => Problem.Quote("seized:" + FigureNames.Key(item))).ToList();
        throw Problem.Usage(
            items.IsEmpty ? $"No item {Problem.Quote(named.Item!)} is reported in these incidents." : $"{items.Length} items are called {Problem.Quote(named.Item!)}.",
            "--figure", choices.Count == 0 ? "No item at all is reported in them." : $"Name one of {string.Join(", ", choices)}; 'breakdown --by weapon' lists all.");
    }

    private int Limit(ParseResult parsed) => WholeNumber.Read(parsed.GetValue(_limit), "--limit", 1, 10_000) ?? Explainer.Most;
}
