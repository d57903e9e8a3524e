using System.CommandLine;
using Reporting.Output;

namespace Reporting.Commands;

/// <summary><c>import</c>: reads a file into the ledger.</summary>
internal sealed class ImportCommand : ReportCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The file: UCDP GED as CSV, or Reporting's own CSV or JSON lines." };
    private readonly Option<string?> _format;
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Tell what would happen, and write nothing." };
    private readonly Option<bool> _strict = new("--strict") { Description = $"End with exit code {ExitCode.RowsRejected} when a row was rejected; the rest is recorded all the same." };
    private readonly Option<string?> _rejected = new("--rejected") { Description = "The folder that keeps rejected rows. Default: beside the file.", HelpName = "FOLDER" };

    public ImportCommand(CommandContext context)
        : base("import", "Reads a file of incidents into the ledger. Importing it again changes nothing.", context,
            "import ucdp-ged-candidate-2021.csv",
            "import incidents.jsonl --format reporting-jsonl --dry-run",
            "import feed.csv --strict --rejected rejected --recorded-by night-shift")
    {
        _format = new("--format") { Description = $"{string.Join(", ", context.Parts.ImportFormats)}. Default: guessed from the content.", HelpName = "FORMAT" };
        Add(_file);
        Add(_format);
        Add(_dryRun);
        Add(_strict);
        Add(_rejected);
    }

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var asked = new ImportAsked(
            InputFile.Check(parsed.GetValue(_file)!, "FILE", Context),
            FormatOption.Read(parsed.GetValue(_format), Context.Parts.ImportFormats),
            parsed.GetValue(_dryRun),
            GlobalOptions.Recorder(parsed, Context),
            RejectedFolder(parsed.GetValue(_rejected)));
        var address = GlobalOptions.Address(parsed, Context);
        await using var connection = await Context.Connect(address, create: true, cancellation);
        var report = await ImportProgressView.Follow(Context, asked.File, progress => Context.Parts.Import(connection.Grains, asked, progress, cancellation));
        Context.Out.Writer.Write(ImportText.Print(asked, report));
        return report.Rejected > 0 && parsed.GetValue(_strict) ? ExitCode.RowsRejected : ExitCode.Ok;
    }

    private string? RejectedFolder(string? folder)
    {
        if (folder is null) return null;
        var full = Context.FullPath(folder);
        return Directory.Exists(full) ? full
            : throw new Problem(ExitCode.OutputUnwritable, "The folder for rejected rows does not exist.", $"--rejected {full}", "Make it first, or name another.");
    }
}

/// <summary>Reads <c>--format</c>.</summary>
internal static class FormatOption
{
    public static string? Read(string? text, IReadOnlyList<string> known)
    {
        if (text is null) return null;
        return known.FirstOrDefault(format => string.Equals(format, text.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw Problem.Usage($"{Problem.Quote(text)} is no known format.", "--format", $"Use one of {string.Join(", ", known)}.");
    }
}
