using Reporting.Connection;
using Reporting.Import;
using Reporting.Output;

namespace Reporting.Commands;

/// <summary>Imports a list of withdrawals and prints what it did.</summary>
internal static class WithdrawalWork
{
    /// <param name="context">What it runs in.</param>
    /// <param name="address">The store, which exists: there is nothing to withdraw from a new one.</param>
    /// <param name="request">The list.</param>
    /// <param name="strict">Whether rejected rows and ids that were never recorded give an exit code.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public static async Task<int> Run(CommandContext context, DataAddress address, ImportRequest request, bool strict, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Missing is not null)
            throw Problem.Usage("A list of withdrawals lacks nothing.", "--retract-missing", "Leave it out: only what the list names is withdrawn.");
        CheckRows(request.Path);
        await using var connection = await context.Connect(address, create: false, cancellation);
        var summary = await Import(context, connection, request, cancellation);
        if (summary.Cancelled) return ExitCode.Cancelled;
        if (summary.Rejected == summary.Read) throw new Problem(ExitCode.InputFormat, "No row of the file is a valid withdrawal.", request.Path, "Correct what the summary says of the rejected rows, and import it again.");
        return strict && summary.Rejected + summary.NeverRecorded > 0 ? ExitCode.RowsRejected : ExitCode.Ok;
    }

    private static async Task<WithdrawalSummary> Import(CommandContext context, IConnection connection, ImportRequest request, CancellationToken cancellation)
    {
        try
        {
            var summary = await ImportWork.Follow(context, request.Path, progress => new WithdrawalImporter(connection.Grains).Import(request, progress, cancellation));
            context.Out.Writer.Write(WithdrawalText.Print(summary));
            return summary;
        }
        catch (WithdrawalStoppedException stopped)
        {
            context.Out.Writer.Write(WithdrawalText.Print(stopped.Summary));
            throw;
        }
    }

    private static void CheckRows(string path)
    {
        using var file = WithdrawalFile.Open(path);
        if (!file.Rows().Any()) throw new Problem(ExitCode.InputFormat, "The file has columns, but no row.", path, "Check that it was downloaded or written completely.");
    }
}
