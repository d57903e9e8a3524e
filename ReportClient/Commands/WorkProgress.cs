using Reporting.Backup;
using Reporting.Output;
using Spectre.Console;

namespace Reporting.Commands;

/// <summary>Shows on standard error how far work has come: a bar on a terminal, plain lines elsewhere.</summary>
internal static class WorkProgress
{
    /// <summary>How often a plain line is printed at most.</summary>
    public static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    /// <summary>Shows steps of so much of so much.</summary>
    public static Task<T> Follow<T>(CommandContext context, string title, Func<IProgress<WorkStep>, Task<T>> work) => Follow(context, title,
        new Shown<WorkStep>(Share, step => $"{FigureText.Number(step.Done)} of {FigureText.Number(step.Total)} {step.Unit}", _ => []), work);

    /// <summary>Shows steps of any kind.</summary>
    public static async Task<T> Follow<TStep, T>(CommandContext context, string title, Shown<TStep> shown, Func<IProgress<TStep>, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(work);
        if (!context.Talk.IsTerminal)
        {
            context.Talk.Line(title + " ...");
            return await work(new Lines<TStep>(context, shown));
        }
        T result = default!;
        var console = context.Talk.Live();
        await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async bars => result = await work(new Bar<TStep>(console, bars.AddTask(Markup.Escape(title), maxValue: 1), shown)));
        return result;
    }

    private static double Share(WorkStep step) => step.Total > 0 ? (double)step.Done / step.Total : 1;

    /// <summary>What is shown of a step.</summary>
    /// <param name="Share">How much is done, 0 to 1.</param>
    /// <param name="InWords">How far it has come, for a plain line.</param>
    /// <param name="Notes">What is told once, whatever the pace.</param>
    internal sealed record Shown<TStep>(Func<TStep, double> Share, Func<TStep, string> InWords, Func<TStep, IEnumerable<string>> Notes);

    private sealed class Bar<TStep>(IAnsiConsole console, ProgressTask bar, Shown<TStep> shown) : IProgress<TStep>
    {
        public void Report(TStep value)
        {
            bar.Value = shown.Share(value);
            foreach (var note in shown.Notes(value)) console.WriteLine(note);
        }
    }

    private sealed class Lines<TStep>(CommandContext context, Shown<TStep> shown) : IProgress<TStep>
    {
        private long _last = context.Clock.GetTimestamp();

        // Called by one flow of work, one step after the other.
        public void Report(TStep value)
        {
            foreach (var note in shown.Notes(value)) context.Talk.Line(note);
            if (context.Clock.GetElapsedTime(_last) < LineEvery) return;
            _last = context.Clock.GetTimestamp();
            context.Talk.Line($"  {shown.InWords(value)}, {(int)(shown.Share(value) * 100)} %");
        }
    }
}
