using System.CommandLine;
using Reporting.Connection;
using Reporting.Output;
using Reporting.Queries;

namespace Reporting.Commands;

/// <summary><c>breakdown</c>: a row for each type, group, place, side, weapon, counting rule or originator.</summary>
internal sealed class BreakdownCommand : AnswerCommand
{
    private static readonly string[] Labels = ["key", "name"];
    private readonly Option<string?> _by = new("--by") { Description = $"What has a row: {string.Join(", ", Dimensions)}.", HelpName = "DIMENSION" };

    public BreakdownCommand(CommandContext context)
        : base("breakdown", "Counts by type, group, place, side, weapon, counting rule or originator, the most incidents first.", context,
            "breakdown --by province --country Afghanistan --since 2021 --until 2021",
            "breakdown --by weapon --group IMU",
            "breakdown --by rule --week 2012-W22",
            "breakdown --by side --week 2012-W22 --province Badakhshan --output json") => Add(_by);

    private static IEnumerable<string> Dimensions => Enum.GetNames<BreakdownBy>().Select(name => name.ToLowerInvariant());

    protected override void Check(ParseResult parsed) => By(parsed);

    // There would be no row.
    protected override void Unheard(ParseResult parsed, string note)
    {
        if (By(parsed) == BreakdownBy.Originator) throw Problem.Usage(note, "--originator", "Name one of those who gave figures, or leave it out to see a row for each.");
        base.Unheard(parsed, note);
    }

    protected override async Task Answer(ParseResult parsed, AskedQuestion asked, Question question, IReportingData data, IConnection connection, CancellationToken cancellation)
    {
        var by = By(parsed);
        var answer = await Queries.Answer.Breakdown(data, question, by);
        Context.Out.Writer.Write(asked.Output switch
        {
            OutputFormat.Csv => by == BreakdownBy.Weapon ? AnswerCsv.PrintWeapons(answer) : AnswerCsv.Print(answer, Labels),
            OutputFormat.Json => AnswerJson.Print(answer, Labels),
            _ when by == BreakdownBy.Weapon => WeaponTable.Print(answer, Context.Out),
            _ => RowsTable.Print(answer, by.ToString(), counts: by is not (BreakdownBy.Side or BreakdownBy.Rule), Context.Out),
        });
        if (by == BreakdownBy.Group && asked.Output == OutputFormat.Table)
            Context.Talk.Line("Groups do not add up: an incident with two groups counts once in each.");
        if (by == BreakdownBy.Originator && asked.Output == OutputFormat.Table)
            Context.Talk.Line("Originators do not add up: several speak of one incident. Incidents are those for which they gave a figure.");
    }

    private BreakdownBy By(ParseResult parsed)
    {
        var text = parsed.GetValue(_by)?.Trim();
        foreach (var by in Enum.GetValues<BreakdownBy>())
            if (string.Equals(by.ToString(), text, StringComparison.OrdinalIgnoreCase)) return by;
        throw Problem.Usage(text is null ? "Nothing is named to break down by." : $"{Problem.Quote(text)} is nothing to break down by.", "--by", $"Use one of {string.Join(", ", Dimensions)}.");
    }
}
