using System.CommandLine;
using System.Globalization;
using Reporting.Generate;
using Reporting.Import;
using Reporting.Output;

namespace Reporting.Commands;

/// <summary><c>generate</c>: writes a made-up history of any size, for trials and measurements.</summary>
internal sealed class GenerateCommand : ReportCommand
{
    private const int MostIncidents = 1_000_000_000;
    private const int DefaultSeed = 1;

    private readonly Option<string?> _incidents = new("--incidents")
    {
        Description = "How many rows. In Reporting's own formats about 4 % of them are revisions of earlier rows.",
        HelpName = "COUNT",
        Required = true,
    };

    private readonly Option<string?> _seed = new("--seed") { Description = $"Fixes all that is drawn: the same seed gives the same bytes. Default: {DefaultSeed}.", HelpName = "NUMBER" };
    private readonly Option<string?> _out = new("--out", "-o") { Description = "The file to write; an existing one is replaced when all is written.", HelpName = "FILE", Required = true };
    private readonly Option<string?> _format = new("--format") { Description = $"{string.Join(", ", DraftRows.Formats.Select(ImportFormats.Code))}. Default: {DraftRows.Formats[0].Code()}.", HelpName = "FORMAT" };


    private readonly Option<string?> _detail = new("--detail")
    {
        Description = $"How much each row says: {HistoryDetails.Names}. 'without-texts' leaves summaries, localities and sources out; 'flat' also all parties but groups, seizures, and who gave a figure: "
            + $"one of killed, wounded and captured each is left. Default: {HistoryDetails.All[0].Code()}.",
        HelpName = "DETAIL",
    };

    public GenerateCommand(CommandContext context)
        : base("generate", "Writes a made-up history that 'import' takes: no real place, group or incident, but the shape of real ones.", context,
            "generate --incidents 100000 -o trial.csv",
            "generate --incidents 5000000 --seed 7 --format reporting-jsonl -o trial.jsonl")
    {
        foreach (var option in (Option[])[_incidents, _seed, _out, _format, _detail]) Add(option);
    }

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var rows = WholeNumber.Read(parsed.GetValue(_incidents), "--incidents", 1, MostIncidents)!.Value;
        var seed = WholeNumber.Read(parsed.GetValue(_seed), "--seed", 0, int.MaxValue) ?? DefaultSeed;
        var format = parsed.GetValue(_format) is { } named ? FormatOption.Read(named, DraftRows.Formats) : DraftRows.Formats[0];
        var detail = HistoryDetails.All[0];
        if (parsed.GetValue(_detail) is { } asked && !HistoryDetails.TryParse(asked, out detail)) throw Problem.Usage($"{Problem.Quote(asked)} is no detail of a history.", "--detail", $"Use one of {HistoryDetails.Names}.");
        var file = OutputFile.At(Context.FullPath(parsed.GetValue(_out)!), "-o");
        await WorkProgress.Follow(Context, $"Generating {Problem.Clean(Path.GetFileName(file.Path))}", progress => Task.Run(() =>
        {
            file.Write(stream => HistoryGenerator.Write(stream, rows, seed, format, detail, progress, cancellation));
            return true;
        }, CancellationToken.None));
        var length = new FileInfo(file.Path).Length;
        Context.Talk.Line(string.Create(CultureInfo.InvariantCulture, $"Wrote {FigureText.Number(rows)} rows as {format.Code()} to {Problem.Clean(file.Path)}, {(double)length / rows:0} bytes a row."));
        return ExitCode.Ok;
    }
}
