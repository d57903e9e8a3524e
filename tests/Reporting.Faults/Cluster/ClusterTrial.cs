using System.Globalization;
using Reporting.Faults.Cluster.Setting;
using Reporting.Faults.Cluster.Watching;
using Reporting.Faults.Processes;
using Reporting.Tests;

namespace Reporting.Faults.Cluster;

/// <summary>One trial: a database, three silos, a client that imports and one that asks, each a process of its own.</summary>
internal sealed class ClusterTrial : IAsyncDisposable
{
    /// <summary>How many silos serve at first.</summary>
    public const int Members = 3;

    /// <summary>The seat whose address, and no other, clients are given.</summary>
    public const int GivenSeat = 0;

    // For the one that joins.
    private const int Seats = Members + 1;

    private readonly Undisturbed _undisturbed;
    private AskingClient? _asking;
    private long _happened;
    private Child? _import;

    private ClusterTrial(ClusterResult result, PostgresServer database, TrialNetwork? network, string folder, ClusterSetting setting)
    {
        var seats = network is null ? SiloSeat.OnLoopback(Seats) : SiloSeat.In(network);
        var (fault, connection) = (result.Fault, Connection(database.Port, network is null ? "127.0.0.1" : TrialNetwork.Here));
        (Result, Database, Network, Folder, _undisturbed) = (result, database, network, folder, setting.Undisturbed);
        Silos = new SiloGroup(seats, connection, folder, fault.BeginsWithPrevious ? setting.Previous!.Silo : setting.Silo, setting.Options.Log);
        Gateway = seats[GivenSeat].ForClients;
        Importer = fault.BeginsWithPrevious ? setting.Previous!.Client : Built.Client;
        (Attempts, Present) = (setting.Attempts, setting.Silo);
        var random = new Random(setting.Options.Seed);
        OtherSeat = 1 + random.Next(Members - 1);
        Point = (long)(setting.Undisturbed.Incidents * (0.30 + 0.06 * random.NextDouble()));
    }

    /// <summary>What it comes to.</summary>
    public ClusterResult Result { get; }

    /// <summary>The database.</summary>
    public PostgresServer Database { get; }

    /// <summary>The silos' own network; null where they share loopback.</summary>
    public TrialNetwork? Network { get; }

    /// <summary>The silos.</summary>
    public SiloGroup Silos { get; }

    /// <summary>The folder for what processes say.</summary>
    public string Folder { get; }

    /// <summary>The address that clients are given.</summary>
    public string Gateway { get; }

    /// <summary>A seat whose address no client was given; the seed says which.</summary>
    public int OtherSeat { get; }

    /// <summary>How often is looked for the end of a client's command: it grows with the file.</summary>
    public int Attempts { get; }

    /// <summary>The client that asks.</summary>
    public AskingClient Asking => _asking ?? throw new InvalidOperationException("Nobody asks yet.");

    /// <summary>The program of the silos that are tried.</summary>
    public string Present { get; }

    // About a third.
    private long Point { get; }

    private string Importer { get; }

    /// <summary>Starts the database and three silos, and waits until they serve.</summary>
    public static async Task<ClusterTrial> Begin(ClusterResult result, string folder, ClusterSetting setting)
    {
        var network = result.Fault.NeedsNetwork ? await TrialNetwork.Make(Seats) : null;
        PostgresServer? database = null;
        ClusterTrial? trial = null;
        try
        {
            database = await (network is null ? PostgresServer.Start(folder) : PostgresServer.Start(folder, TrialNetwork.Here, TrialNetwork.Subnet));
            trial = new ClusterTrial(result, database, network, folder, setting);
            await trial.Silos.StartFirst(Members);
            return trial;
        }
        catch
        {
            if (trial is not null) await trial.Silos.DisposeAsync();
            if (database is not null) await database.DisposeAsync();
            if (network is not null) await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>Imports and asks, lets the fault happen when about a third is recorded, and waits until the import has ended and every question is answered.</summary>
    public async Task Run()
    {
        _asking = new AskingClient(Gateway, _undisturbed.File);
        await Until(() => Asking.Begun, 2 * Patience.Soon, "a first answer to every question");
        var began = TimeProvider.System.GetTimestamp();
        _import = Child.Start(Surroundings.Plain, "the import", Importer, ["import", _undisturbed.File, "--cluster", Gateway, "--rejected", Folder]);
        await Until(() => Asking.Incidents >= Point || _import.HasEnded, Attempts, "a third of the import");
        if (_import.HasEnded) throw new FaultException($"the import ended with {await _import.End()} before a third was seen in the ledger: {_import.Talk}");
        var happened = _happened = TimeProvider.System.GetTimestamp();
        Result.Recorded = (Share, Share);
        try
        {
            await Result.Fault.Happen(this);
            Result.Recorded = (Result.Recorded.From, Share);
            if (_import.HasEnded) Result.Notes.Add("the import had ended before it was over");
            await ImportEnds(began);
            var then = Asking.Now();
            await Until(() => Asking.Settled(then), Patience.Long, "an answer to every question after it was over");
        }
        finally
        {
            await Asking.Stop();
            Watched(happened);
        }
        if (Result.Errors > 0) throw new FaultException($"{Result.Errors} errors were shown, the first: {Asking.Errors.FirstOrDefault() ?? _import.Talk}");
    }

    /// <summary>Waits until something holds, while every process runs that should.</summary>
    /// <exception cref="FaultException">It did not come, or a process ended that nobody asked to.</exception>
    public async Task Until(Func<bool> holds, int attempts, string what)
    {
        await Patience.Until(() => holds() || Missing() is not null, attempts, () => what);
        if (!holds() && Missing() is { } missing) throw new FaultException($"{missing}, before {what}.");
    }

    /// <summary>Asks each silo to stop and starts the program that is tried in its place, one after another.</summary>
    public async Task RestartOneAfterAnother()
    {
        for (var seat = 0; seat < Members; seat++)
        {
            await Silos.Stop(seat);
            Done($"silo {seat + 1} has stopped");
            await Silos.Start(seat, Present);
            Done($"silo {seat + 1} serves again");
        }
    }

    /// <summary>Notes that a step of the fault is done, and when, counted from its beginning.</summary>
    public void Done(string step) => Result.Notes.Add($"{Signed(TimeProvider.System.GetElapsedTime(_happened))}: {step}");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_asking is not null) await _asking.DisposeAsync();
        if (_import is not null) await _import.DisposeAsync();
        await Silos.DisposeAsync();
        await Database.DisposeAsync();
        if (Network is not null) await Network.DisposeAsync();
    }

    // As an operator would write it: what a test's own connections add to it is not for silos.
    private static string Connection(int port, string host) => $"Host={host};Port={Trial.Text(port)};Username={PostgresServer.User};Database={PostgresServer.User}";

    private double Share => (double)Asking.Incidents / _undisturbed.Incidents;

    private async Task ImportEnds(long began)
    {
        await Until(() => _import!.HasEnded, Attempts, "the end of the import");
        Result.Import = TimeProvider.System.GetElapsedTime(began);
        if (await _import!.End() is not 0 and var code)
        {
            Result.Errors++;
            Result.Notes.Add($"the import ended with {code}");
            return;
        }
        var read = Undisturbed.Count(string.Join('\n', _import.Out), "read");
        if (read != _undisturbed.Rows) throw new FaultException($"the import read {read} rows of {_undisturbed.Rows}.");
    }

    private void Watched(long happened)
    {
        var (before, since) = (Asking.Longest(0, happened), Asking.Longest(happened, long.MaxValue));
        (Result.Before, Result.Interruption) = (before.Count > 0 ? before[0].Length : TimeSpan.Zero, since.Count > 0 ? since[0].Length : TimeSpan.Zero);
        Result.Notes.Add("waited longest: " + string.Join(", ", since.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Question} {one.Length.TotalSeconds:0.00} s from {Signed(TimeProvider.System.GetElapsedTime(happened, one.From))}"))));
        Result.Answers = Asking.Answers;
        Result.Errors += Asking.Errors.Count;
        Result.WentBack = Asking.WentBack.Count;
        Result.Notes.AddRange(Asking.Errors.GroupBy(error => error).Select(same => $"{same.Count()} times shown: {same.Key}").Take(5));
        if (Asking.WentBack.Count > 0) Result.Notes.Add($"an answer told fewer than before: {Asking.WentBack.First()}");
    }

    private static string Signed(TimeSpan since) => string.Create(CultureInfo.InvariantCulture, $"{since.TotalSeconds:+0.0;-0.0;+0.0} s");

    private string? Missing() =>
        _asking?.Process.HasEnded == true ? $"the asking client ended: {_asking.Process.Talk}" : Silos.Deserter;
}
