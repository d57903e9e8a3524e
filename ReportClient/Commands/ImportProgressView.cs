using Reporting.Output;
using Spectre.Console;

namespace Reporting.Commands;

/// <summary>Shows how far an import has come: a bar on a terminal, plain lines elsewhere.</summary>
internal static class ImportProgressView
{
    /// <summary>How often a plain line is printed at most.</summary>
    public static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    public static async Task<ImportReport> Follow(CommandContext context, string file, Func<IProgress<ImportStep>, Task<ImportReport>> work)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(work);
        var name = Problem.Clean(Path.GetFileName(file));
        if (!context.Talk.IsTerminal)
        {
            context.Talk.Line($"Importing {name} ...");
            return await work(new Lines(context));
        }
        ImportReport? report = null;
        await context.Talk.Live().Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async bars =>
            {
                var bar = bars.AddTask(Markup.Escape($"Importing {name}"), maxValue: 1);
                report = await work(new Bar(bar));
            });
        return report!;
    }

    private sealed class Bar(ProgressTask bar) : IProgress<ImportStep>
    {
        public void Report(ImportStep value) => bar.Value = value.Share;
    }

    private sealed class Lines(CommandContext context) : IProgress<ImportStep>
    {
        private readonly Lock _lock = new();
        private long _last = context.Clock.GetTimestamp();

        public void Report(ImportStep value)
        {
            lock (_lock)
            {
                if (context.Clock.GetElapsedTime(_last) < LineEvery) return;
                _last = context.Clock.GetTimestamp();
                context.Talk.Line($"  {FigureText.Number(value.Read)} rows read, {(int)(value.Share * 100)} %");
            }
        }
    }
}
