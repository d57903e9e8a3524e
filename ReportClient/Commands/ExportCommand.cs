using System.CommandLine;
using Reporting.Audit;
using Reporting.Output;

namespace Reporting.Commands;

/// <summary><c>export</c>: writes every incident as it stands.</summary>
internal sealed class ExportCommand : ReportCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The file to write; an existing one is replaced when all is written." };
    private readonly Option<string?> _format;

    public ExportCommand(CommandContext context)
        : base("export", "Writes every incident as it stands now to a file that 'import' reads back without loss.", context,
            "export incidents.jsonl",
            "export incidents.csv --format reporting-csv")
    {
        _format = new("--format") { Description = $"{string.Join(" or ", context.Parts.ExportFormats)}. Default: by the file's ending, .csv or .jsonl.", HelpName = "FORMAT" };
        Add(_file);
        Add(_format);
    }

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var path = Context.FullPath(parsed.GetValue(_file)!);
        var format = FormatOption.Read(parsed.GetValue(_format) ?? ByEnding(path), Context.Parts.ExportFormats)!;
        var file = OutputFile.At(path, "FILE");
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var count = 0L;
        await file.Write(async stream => count = await Context.Parts.Export(new LedgerReader(connection.Grains).Standing(cancellation), format, stream, cancellation));
        Context.Talk.Line($"Wrote {FigureText.Incidents(count)} as {format} to {file.Path}");
        return ExitCode.Ok;
    }

    private static string ByEnding(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => "reporting-csv",
        ".jsonl" => "reporting-jsonl",
        _ => throw Problem.Usage("The file's ending names no format.", Problem.Quote(Path.GetFileName(path)), "End it in .csv or .jsonl, or name one with --format."),
    };
}
