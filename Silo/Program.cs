using System.CommandLine;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Reporting.Errors;
using Reporting.Hosting;
using Reporting.Tallies;

// A silo as a process of its own: other processes ask it with --cluster HOST:PORT.
// The same codes as the report client's, and one of its own.
const int Usage = 2;
const int StoreInUse = 7;
const int StoreFormat = 8;
const int StoreUnusable = 9;
const int StoreDamaged = 10;
const int PortTaken = 15;

var store = new Option<string>("--store")
{
    Description = "The folder that holds the store; made where it is missing. Also REPORTING_STORE.",
    DefaultValueFactory = _ => Environment.GetEnvironmentVariable("REPORTING_STORE") is { Length: > 0 } named ? named : "reporting-store",
};
var port = new Option<int>("--port")
{
    Description = "The port on loopback on which clients reach this silo; 0 for any free one.",
    DefaultValueFactory = _ => 30000,
};
port.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() is < 0 or > 65535) result.AddError("--port is 0 to 65535.");
});
var snapshotEvery = new Option<double>("--snapshot-every")
{
    Description = "How often a tally that has changed writes its snapshot, in seconds.",
    HelpName = "SECONDS",
    DefaultValueFactory = _ => new TallyOptions().SnapshotEvery.TotalSeconds,
};
snapshotEvery.Validators.Add(result =>
{
    var (least, most) = (TallyOptions.ShortestPause.TotalSeconds, TallyOptions.LongestPause.TotalSeconds);
    if (!(result.GetValueOrDefault<double>() is var seconds && seconds >= least && seconds <= most))
        result.AddError(FormattableString.Invariant($"--snapshot-every is {least} to {most} seconds."));
});
var log = new Option<LogLevel>("--log") { Description = "What is logged to standard error.", DefaultValueFactory = _ => LogLevel.Warning };

var command = new RootCommand("Hosts the ledger and the tallies of Reporting, for report clients in other processes. Stop it with Ctrl-C or SIGTERM. Exit codes: 0 stopped, 2 wrong usage, 7 store in use, 8 store of another version, 9 store unusable, 10 store damaged, 15 port taken.") { store, port, snapshotEvery, log };
command.SetAction(async (arguments, cancellation) =>
{
    var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stop.TrySetResult();
    }

    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    try
    {
        await using var silo = await EmbeddedSilo.Start(
            arguments.GetValue(store)!, TimeProvider.System, arguments.GetValue(log), arguments.GetValue(port),
            tallies => tallies.SnapshotEvery = TimeSpan.FromSeconds(arguments.GetValue(snapshotEvery)), cancellation: cancellation);
        Console.WriteLine($"Store   {silo.Folder}");
        Console.WriteLine($"Clients --cluster {silo.Gateway} (loopback only, no authentication)");
        await stop.Task;
        Console.WriteLine("Stopping.");
        return 0;
    }
    catch (ReportingException error)
    {
        await Console.Error.WriteLineAsync($"error: {error.Message}\n  fix: {error.Advice}");
        return error switch { StoreInUseException => StoreInUse, StoreFormatException => StoreFormat, StoreDamagedException => StoreDamaged, PortTakenException => PortTaken, _ => StoreUnusable };
    }
});
var parsed = command.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync($"error: {error.Message}");
    await Console.Error.WriteLineAsync("  fix: 'Silo --help' shows what can be given.");
    return Usage;
}
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
