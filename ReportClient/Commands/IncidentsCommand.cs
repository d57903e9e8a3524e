using System.CommandLine;
using Reporting.Connection;
using Reporting.Ledger;
using Reporting.Output;
using Reporting.Queries;

namespace Reporting.Commands;

/// <summary><c>incidents</c>: what happened, one by one, with sources.</summary>
internal sealed class IncidentsCommand : AnswerCommand
{
    private readonly Option<string?> _sort = new("--sort") { Description = "newest, oldest or deadliest first. Default: newest.", HelpName = "ORDER" };
    private readonly Option<string?> _limit = new("--limit") { Description = "At most so many, 1 to 10000. Default: 20.", HelpName = "N" };
    private readonly Option<string?> _containing = new("--containing") { Description = "Only with this text in summary, place, actors or sources; letter case does not matter.", HelpName = "TEXT" };

    public IncidentsCommand(CommandContext context)
        : base("incidents", "Finds and sorts incidents: what happened, with sources.", context,
            "incidents --province Badakhshan --since 2012-05 --sort oldest",
            "incidents --containing \"aid workers\" --limit 5 --output json",
            "incidents --country Afghanistan --since 2021 --until 2021 --sort deadliest --limit 10")
    {
        Add(_sort);
        Add(_limit);
        Add(_containing);
    }

    protected override void Check(ParseResult parsed)
    {
        Order(parsed);
        Limit(parsed);
    }

    protected override async Task Answer(ParseResult parsed, AskedQuestion asked, Question question, IReportingData data, IConnection connection, CancellationToken cancellation)
    {
        var asOf = await data.AsOf();
        var page = await data.Find(new IncidentQuery
        {
            Period = question.Period,
            Filter = question.Filter,
            Order = Order(parsed),
            Limit = Limit(parsed),
            Containing = parsed.GetValue(_containing),
            Rule = question.Rule,
        });
        var list = new IncidentList(question, asOf, page);
        Context.Out.Writer.Write(asked.Output switch
        {
            OutputFormat.Csv => IncidentCsv.Print(list),
            OutputFormat.Json => IncidentListJson.Print(list),
            _ => IncidentText.Print(list, Context.Out),
        });
        if (asked.Output != OutputFormat.Table && page.Matched > page.Found.Length)
            Context.Talk.Line($"{FigureText.Number(page.Found.Length)} of {FigureText.Incidents(page.Matched)}; --limit shows more.");
    }

    private int Limit(ParseResult parsed) => WholeNumber.Read(parsed.GetValue(_limit), "--limit", 1, 10_000) ?? 20;

    private IncidentOrder Order(ParseResult parsed) => parsed.GetValue(_sort)?.Trim().ToLowerInvariant() switch
    {
        null or "newest" => IncidentOrder.Newest,
        "oldest" => IncidentOrder.Oldest,
        "deadliest" => IncidentOrder.Deadliest,
        var other => throw Problem.Usage($"{Problem.Quote(other)} is no order.", "--sort", "Use newest, oldest or deadliest."),
    };
}
