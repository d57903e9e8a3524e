using Reporting.Backup;
using Reporting.Output;
using Spectre.Console;

namespace Reporting.Commands;

/// <summary>Shows on standard error how far work has come: a bar on a terminal, plain lines elsewhere.</summary>
internal static class WorkProgress
{
    public static async Task<T> Follow<T>(CommandContext context, string title, Func<IProgress<WorkStep>, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(work);
        if (!context.Talk.IsTerminal)
        {
            context.Talk.Line(title + " ...");
            return await work(new Lines(context));
        }
        T result = default!;
        await context.Talk.Live().Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async bars => result = await work(new Bar(bars.AddTask(Markup.Escape(title), maxValue: 1))));
        return result;
    }

    private static double Share(WorkStep step) => step.Total > 0 ? (double)step.Done / step.Total : 1;

    private sealed class Bar(ProgressTask bar) : IProgress<WorkStep>
    {
        public void Report(WorkStep value) => bar.Value = Share(value);
    }

    private sealed class Lines(CommandContext context) : IProgress<WorkStep>
    {
        private long _last = context.Clock.GetTimestamp();

        // Called by one flow of work, one step after the other.
        public void Report(WorkStep value)
        {
            if (context.Clock.GetElapsedTime(_last) < ImportWork.LineEvery) return;
            _last = context.Clock.GetTimestamp();
            context.Talk.Line($"  {FigureText.Number(value.Done)} of {FigureText.Number(value.Total)} {value.Unit}, {(int)(Share(value) * 100)} %");
        }
    }
}
