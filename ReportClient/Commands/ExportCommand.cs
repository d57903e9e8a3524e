using System.CommandLine;
using Reporting.Audit;
using Reporting.Export;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Output;

namespace Reporting.Commands;

/// <summary><c>export</c>: writes every incident as it stands, or stood.</summary>
internal sealed class ExportCommand : ReportCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The file to write; an existing one is replaced when all is written." };
    private readonly Option<string?> _format = new("--format") { Description = "reporting-csv or reporting-jsonl. Default: by the file's ending, .csv or .jsonl.", HelpName = "FORMAT" };

    public ExportCommand(CommandContext context)
        : base("export", "Writes every incident as it stands, or stood at --as-of, to a file that 'import' reads back without loss.", context,
            "export incidents.jsonl",
            "export incidents.csv --format reporting-csv")
    {
        Add(_file);
        Add(_format);
        Add(AsOfOption.Option);
    }

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var path = Context.FullPath(parsed.GetValue(_file)!);
        var format = parsed.GetValue(_format) is { } named ? FormatOption.Read(named, [ImportFormat.ReportingCsv, ImportFormat.ReportingJsonLines]) : ByEnding(path);
        var file = OutputFile.At(path, "FILE");
        var asOf = AsOfOption.Read(parsed);
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var data = asOf is null ? connection.Data : await asOf.Of(connection.Data, Context.Clock);
        var standing = new LedgerReader(connection.Grains).Standing((await data.AsOf()).Position, cancellation);
        var count = 0L;
        // The writers are plain loops over a file; the shards are asked ahead of them, away from this thread.
        await Task.Run(() => file.Write(stream => Write(stream, format, Counted(standing.ToBlockingEnumerable(cancellation), () => count++))), cancellation);
        Context.Talk.Line($"Wrote {FigureText.Incidents(count)} as {format.Code()} to {file.Path}");
        return ExitCode.Ok;
    }

    private static void Write(Stream stream, ImportFormat format, IEnumerable<Incident> incidents)
    {
        if (format == ImportFormat.ReportingCsv) IncidentExport.Csv(stream, incidents);
        else IncidentExport.JsonLines(stream, incidents);
    }

    private static IEnumerable<Incident> Counted(IEnumerable<Incident> incidents, Action count)
    {
        foreach (var incident in incidents)
        {
            count();
            yield return incident;
        }
    }

    private static ImportFormat ByEnding(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => ImportFormat.ReportingCsv,
        ".jsonl" => ImportFormat.ReportingJsonLines,
        _ => throw Problem.Usage("The file's ending names no format.", Problem.Quote(Path.GetFileName(path)), "End it in .csv or .jsonl, or name one with --format."),
    };
}
