using System.CommandLine;
using System.Globalization;
using Reporting.Connection;
using Reporting.Schedules;

namespace Reporting.Commands;

/// <summary><c>brief schedule run</c>: the worker that makes and delivers what is due.</summary>
internal sealed class ScheduleRunCommand : ReportCommand
{
    private static int s_workers;

    private readonly Option<bool> _once = new("--once") { Description = "Do what is due now, and end; for a timer of the system. Exit code 22 when something could not be delivered." };
    private readonly MailOptions _mail = new();

    public ScheduleRunCommand(CommandContext context)
        : base("run", "Makes and delivers what is due, until Ctrl-C. Several may run for one cluster: each occurrence is done by one of them, and by another where that one vanishes. A user and password for the mail server "
            + $"are taken from {MailOptions.UserVariable} and {MailOptions.PasswordVariable} or {MailOptions.PasswordFileVariable}.", context,
            "brief schedule run --cluster localhost:30000 --smtp mail.example.org --mail-from desk@example.org",
            "brief schedule run --once")
    {
        Add(_once);
        _mail.AddTo(this);
    }

    public override bool Writes => true;

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (mail, address, by) = (_mail.Read(parsed, Context), GlobalOptions.Address(parsed, Context), GlobalOptions.Recorder(parsed, Context));
        await using var connection = await Context.Connect(address, create: false, cancellation);
        var schedules = connection.Grains.GetGrain<ISchedulesGrain>(ISchedulesGrain.Key);
        var briefs = new ScheduledBriefs(connection.Grains, connection.Data, by);
        var worker = new ScheduleWorker(schedules, connection.Data, briefs, mail, WorkerName(Context.Clock), Context.Clock, line => Context.Talk.Line(Problem.Clean(line)));
        if (parsed.GetValue(_once)) return await Once(worker, cancellation);
        Context.Talk.Line(mail is null ? "Waiting for what is due; what is to be mailed is left to others, since no mail server is named (--smtp). Ctrl-C ends." : $"Waiting for what is due; mail goes by {mail}. Ctrl-C ends.");
        if (address is StoreAddress) Context.Talk.Line("This command holds the store alone: for others to work with it meanwhile, run a silo on it and name that with --cluster.");
        try
        {
            await worker.Stay(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Context.Talk.Line("Stopped.");
        }
        return ExitCode.Ok;
    }

    private async Task<int> Once(ScheduleWorker worker, CancellationToken cancellation)
    {
        var (delivered, failed) = (0, 0);
        while (await worker.Once(cancellation) is var outcome and not WorkOutcome.Nothing)
        {
            if (outcome == WorkOutcome.Delivered) delivered++;
            else failed++;
        }
        Context.Out.Line(string.Create(CultureInfo.InvariantCulture, $"delivered {delivered}"));
        Context.Out.Line(string.Create(CultureInfo.InvariantCulture, $"failed    {failed}"));
        return failed == 0 ? ExitCode.Ok : ExitCode.NotDelivered;
    }

    // Unlike that of any other worker: by machine, process, when it began, and which of the process it is.
    private static string WorkerName(TimeProvider clock) =>
        string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}:{clock.GetUtcNow():yyyyMMdd'T'HHmmss.fff}:{Interlocked.Increment(ref s_workers)}");
}
