using System.CommandLine;
using Reporting.Connection;
using Reporting.Output;
using Reporting.Queries;

namespace Reporting.Commands;

/// <summary><c>tally</c>: one answer, once or live.</summary>
internal sealed class TallyCommand : AnswerCommand
{
    private readonly Option<bool> _watch = new("--watch") { Description = "Show the tally again whenever it changes, until Ctrl-C. Others record meanwhile through --cluster." };
    private readonly Option<string?> _for = new("--for") { Description = "With --watch: end after so many seconds.", HelpName = "SECONDS" };

    public TallyCommand(CommandContext context)
        : base("tally", "Counts incidents, casualties and seized items of a period, a place, a group, a type.", context,
            "tally --province Badakhshan --group IMU --type raid --since 2011-09-01 --until 2012-06-03",
            "tally --week 2012-W22 --country Afghanistan --output json",
            "tally --cluster localhost:30000 --province Badakhshan --watch")
    {
        Add(_watch);
        Add(_for);
    }

    protected override void Check(ParseResult parsed)
    {
        if (Seconds(parsed) is not null && !parsed.GetValue(_watch)) throw Problem.Usage("--for bounds a watch.", "--for", "Add --watch, or leave --for out.");
        if (parsed.GetValue(_watch) && AsOfOption.Read(parsed) is not null) throw Problem.Usage("What was known then does not change.", "--watch with --as-of", "Leave one of them out.");
    }

    protected override async Task Answer(ParseResult parsed, AskedQuestion asked, Question question, IReportingData data, IConnection connection, CancellationToken cancellation)
    {
        if (!parsed.GetValue(_watch))
        {
            Context.Out.Writer.Write(Print(await Queries.Answer.Tally(data, question), asked.Output));
            return;
        }
        var watch = new TallyWatch(connection, Context.Clock, () => Context.Talk.Line("The silo does not answer; still asking. Ctrl-C ends."));
        using var end = Seconds(parsed) is { } seconds ? new CancellationTokenSource(TimeSpan.FromSeconds(seconds), Context.Clock) : new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellation);
        Context.Talk.Line("Watching; Ctrl-C ends.");
        if (GlobalOptions.Address(parsed, Context) is StoreAddress)
            Context.Talk.Line("This command holds the store alone, so nothing will change: run a silo on it, and watch and record with --cluster.");
        using var view = new WatchView(Context.Out, asked.Output == OutputFormat.Table);
        await foreach (var answer in watch.Changes(question, either.Token)) view.Show(Print(answer, asked.Output));
    }

    private int? Seconds(ParseResult parsed) => WholeNumber.Read(parsed.GetValue(_for), "--for", 1, 86_400);

    private string Print(Answer answer, OutputFormat output) => output switch
    {
        OutputFormat.Csv => AnswerCsv.Print(answer, []),
        OutputFormat.Json => AnswerJson.Print(answer, []),
        _ => TallyTable.Print(answer, Context.Out),
    };
}
