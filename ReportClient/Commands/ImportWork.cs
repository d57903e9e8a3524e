using Reporting.Connection;
using Reporting.Import;
using Reporting.Output;

namespace Reporting.Commands;

/// <summary>Imports a file, shows how far it has come, and prints what it did: a bar on a terminal, plain lines elsewhere.</summary>
internal static class ImportWork
{
    public static Task<ImportSummary> Run(CommandContext context, IConnection connection, ImportRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        return Run(context, request.Path, progress => context.Parts.Import(connection.Grains, request, progress, cancellation));
    }

    /// <summary>A dry run where there is no store yet.</summary>
    public static Task<ImportSummary> Check(CommandContext context, ImportRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        return Run(context, request.Path, progress => Task.Run(() => ImportCheck.OfEmptyStore(request, progress, cancellation), CancellationToken.None));
    }

    private static async Task<ImportSummary> Run(CommandContext context, string file, Func<IProgress<ImportProgress>, Task<ImportSummary>> work)
    {
        try
        {
            var summary = await Follow(context, file, work);
            context.Out.Writer.Write(ImportText.Print(summary));
            return summary;
        }
        catch (ImportStoppedException stopped)
        {
            context.Out.Writer.Write(ImportText.Print(stopped.Summary));
            throw;
        }
    }

    /// <summary>Shows how far work on a file has come while it runs.</summary>
    public static Task<T> Follow<T>(CommandContext context, string file, Func<IProgress<ImportProgress>, Task<T>> work) =>
        WorkProgress.Follow(context, $"Importing {Problem.Clean(Path.GetFileName(file))}", new WorkProgress.Shown<ImportProgress>(Share, step => $"{FigureText.Number(step.Rows)} rows read", Scopes), work);

    private static double Share(ImportProgress step) => step.BytesTotal > 0 ? Math.Min(1, (double)step.BytesRead / step.BytesTotal) : 1;

    private static IEnumerable<string> Scopes(ImportProgress step) =>
        step.Scopes.IsDefault ? [] : step.Scopes.Select(scope => $"Looking for what is missing: {Problem.Clean(scope.ToString())}");
}
