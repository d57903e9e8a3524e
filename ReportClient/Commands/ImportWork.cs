using Reporting.Connection;
using Reporting.Import;
using Reporting.Output;
using Spectre.Console;

namespace Reporting.Commands;

/// <summary>Imports a file, shows how far it has come, and prints what it did: a bar on a terminal, plain lines elsewhere.</summary>
internal static class ImportWork
{
    /// <summary>How often a plain line is printed at most.</summary>
    public static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

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

    private static async Task<ImportSummary> Follow(CommandContext context, string file, Func<IProgress<ImportProgress>, Task<ImportSummary>> work)
    {
        var name = Problem.Clean(Path.GetFileName(file));
        if (!context.Talk.IsTerminal)
        {
            context.Talk.Line($"Importing {name} ...");
            return await work(new Lines(context));
        }
        ImportSummary? summary = null;
        await context.Talk.Live().Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async bars =>
            {
                var bar = bars.AddTask(Markup.Escape($"Importing {name}"), maxValue: 1);
                summary = await work(new Bar(bar));
            });
        return summary!;
    }

    private static double Share(ImportProgress step) => step.BytesTotal > 0 ? Math.Min(1, (double)step.BytesRead / step.BytesTotal) : 1;

    private sealed class Bar(ProgressTask bar) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => bar.Value = Share(value);
    }

    private sealed class Lines(CommandContext context) : IProgress<ImportProgress>
    {
        private long _last = context.Clock.GetTimestamp();

        // Called on one thread, the one that reads.
        public void Report(ImportProgress value)
        {
            if (context.Clock.GetElapsedTime(_last) < LineEvery) return;
            _last = context.Clock.GetTimestamp();
            context.Talk.Line($"  {FigureText.Number(value.Rows)} rows read, {(int)(Share(value) * 100)} %");
        }
    }
}
