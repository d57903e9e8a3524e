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

    /// <summary>Shows how far work on a file has come while it runs.</summary>
    public static async Task<T> Follow<T>(CommandContext context, string file, Func<IProgress<ImportProgress>, Task<T>> work)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(work);
        var name = Problem.Clean(Path.GetFileName(file));
        if (!context.Talk.IsTerminal)
        {
            context.Talk.Line($"Importing {name} ...");
            return await work(new Lines(context));
        }
        T? summary = null;
        var console = context.Talk.Live();
        await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async bars =>
            {
                var bar = bars.AddTask(Markup.Escape($"Importing {name}"), maxValue: 1);
                summary = await work(new Bar(console, bar));
            });
        return summary!;
    }

    private static double Share(ImportProgress step) => step.BytesTotal > 0 ? Math.Min(1, (double)step.BytesRead / step.BytesTotal) : 1;

    private static IEnumerable<string> Scopes(ImportProgress step) =>
        step.Scopes.IsDefault ? [] : step.Scopes.Select(scope => $"Looking for what is missing: {Problem.Clean(scope.ToString())}");

    private sealed class Bar(IAnsiConsole console, ProgressTask bar) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            bar.Value = Share(value);
            foreach (var scope in Scopes(value)) console.WriteLine(scope);
        }
    }

    private sealed class Lines(CommandContext context) : IProgress<ImportProgress>
    {
        private long _last = context.Clock.GetTimestamp();

        // Called on one thread at a time: the one that reads, and then the one that withdraws.
        public void Report(ImportProgress value)
        {
            foreach (var scope in Scopes(value)) context.Talk.Line(scope);
            if (context.Clock.GetElapsedTime(_last) < LineEvery) return;
            _last = context.Clock.GetTimestamp();
            context.Talk.Line($"  {FigureText.Number(value.Rows)} rows read, {(int)(Share(value) * 100)} %");
        }
    }
}
