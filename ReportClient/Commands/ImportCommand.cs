using System.CommandLine;
using Reporting.Connection;
using Reporting.Import;

namespace Reporting.Commands;

/// <summary><c>import</c>: reads a file into the ledger.</summary>
internal sealed class ImportCommand : ReportCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The file: UCDP GED as CSV, Reporting's own CSV or JSON lines, or ACLED's list of deleted events." };
    private readonly Option<string?> _format = new("--format") { Description = $"{string.Join(", ", ImportFormats.All.Select(ImportFormats.Code))}. Default: guessed from the content.", HelpName = "FORMAT" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Tell what would happen, and write nothing: no store and no file of rejected rows." };
    private readonly Option<bool> _strict = new("--strict") { Description = $"End with exit code {ExitCode.RowsRejected} when a row was rejected, or a list of withdrawals names what was never recorded; the rest is done all the same." };
    private readonly Option<string?> _rejected = new("--rejected") { Description = "The folder that keeps rejected rows, in NAME.rejected.csv. Default: the file's own folder, or the current one where that may not be written.", HelpName = "FOLDER" };

    private readonly Option<string?> _reason = new("--reason") { Description = "Why; the ledger keeps it. Default: \"import of\" and the file's name. What --retract-missing withdraws keeps \"missing from\" and the file's name, after TEXT where it is given.", HelpName = "TEXT" };
    private readonly MissingOptions _missing = new();

    public ImportCommand(CommandContext context)
        : base("import", "Reads a file of incidents into the ledger. Importing it again changes nothing.", context,
            "import ucdp-ged-candidate-2021.csv",
            "import incidents.jsonl --format reporting-jsonl --dry-run",
            "import feed.csv --strict --rejected rejected --recorded-by night-shift",
            "import ucdp-ged-candidate-2021-v2.csv --retract-missing --dry-run",
            "import deleted.csv --format acled-deleted")
    {
        foreach (var option in (Option[])[_format, _dryRun, _strict, _rejected, _reason]) Add(option);
        _missing.AddTo(this);
        Add(_file);
    }

    public override bool Writes => true;

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var file = InputFile.Check(parsed.GetValue(_file)!, "FILE", Context);
        var request = new ImportRequest
        {
            Path = file,
            Format = parsed.GetValue(_format) is { } format ? FormatOption.Read(format, ImportFormats.All) : null,
            DryRun = parsed.GetValue(_dryRun),
            RecordedBy = GlobalOptions.Recorder(parsed, Context),
            Reason = ReasonText.Read(parsed.GetValue(_reason)),
            Missing = _missing.Read(parsed),
            RejectedFolder = RejectedFolder(parsed.GetValue(_rejected)) ?? Path.GetDirectoryName(file),
        };
        var address = GlobalOptions.Address(parsed, Context);
        if (request.Format == ImportFormat.AcledDeleted || request.Format is null && WithdrawalFile.IsOne(file))
        {
            if (!request.DryRun) request = WithPlaceForRejected(request, named: parsed.GetValue(_rejected) is not null);
            return await WithdrawalWork.Run(Context, address, request, parsed.GetValue(_strict), cancellation);
        }
        CheckRows(request);
        if (!request.DryRun) request = WithPlaceForRejected(request, named: parsed.GetValue(_rejected) is not null);
        var summary = await Import(address, request, cancellation);
        if (summary.Cancelled) return ExitCode.Cancelled;
        if (summary.Rejected == summary.Read) throw new Problem(ExitCode.InputFormat, "No row of the file is a valid incident.", file, "Correct what the summary says of the rejected rows, and import it again.");
        if (summary.Missing is { } missing) MissingProblem.ThrowIfRefused(missing, file);
        return summary.Rejected > 0 && parsed.GetValue(_strict) ? ExitCode.RowsRejected : ExitCode.Ok;
    }

    // A file that cannot be imported at all makes no store.
    private static void CheckRows(ImportRequest request)
    {
        using var rows = IncidentFile.Open(request.Path, request.Format);
        if (!rows.Rows().Any()) throw new Problem(ExitCode.InputFormat, "The file has columns, but no row.", request.Path, "Check that it was downloaded or written completely.");
    }

    // Rows that could not be kept when rejected must stop nothing half-way. A feed often lies where one may only read.
    private ImportRequest WithPlaceForRejected(ImportRequest request, bool named)
    {
        try
        {
            new RejectedFile(request.RejectedFolder, Path.GetFileName(request.Path)).Dispose();
            return request;
        }
        catch (RejectedFileException) when (!named)
        {
            new RejectedFile(Context.CurrentFolder, Path.GetFileName(request.Path)).Dispose();
            return request with { RejectedFolder = Context.CurrentFolder };
        }
    }

    private async Task<ImportSummary> Import(DataAddress address, ImportRequest request, CancellationToken cancellation)
    {
        if (request.DryRun && address is StoreAddress { Folder: var folder } && !Context.Parts.StoreExists(folder))
        {
            Context.Talk.Line($"There is no store in {Problem.Clean(folder)} yet, so every valid incident would be new.");
            return await ImportWork.Check(Context, request, cancellation);
        }
        await using var connection = await Context.Connect(address, create: true, cancellation);
        return await ImportWork.Run(Context, connection, request, cancellation);
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
    public static ImportFormat Read(string text, IReadOnlyList<ImportFormat> known) =>
        ImportFormats.TryParse(text, out var format) && known.Contains(format) ? format
            : throw Problem.Usage($"{Problem.Quote(text)} is no format here.", "--format", $"Use one of {string.Join(", ", known.Select(ImportFormats.Code))}.");
}
