using System.Globalization;
using Reporting.Commands;
using Reporting.Connection;
using Reporting.Hosting;
using Reporting.Import;
using Reporting.Ledger;
using Reporting.Output;

namespace Reporting.Faults.Children;

/// <summary>The client's real command line, whose import tells what the ledger acknowledges, and whose own silo writes snapshots as often as asked.</summary>
internal static class ImportChild
{
    /// <summary>The mode's name on the command line.</summary>
    public const string Mode = "child-client";

    // As the importer of the product has it.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <param name="arguments">How many incidents are recorded together at most, the seconds between snapshots, and the client's own command line.</param>
    public static async Task<int> Run(string[] arguments)
    {
        var together = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        var snapshots = TimeSpan.FromSeconds(double.Parse(arguments[1], CultureInfo.InvariantCulture));
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        await using var talk = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true };
        return await CommandLine.Run(arguments[2..], new CommandContext
        {
            Out = new Screen(output, Screen.PipeWidth, isTerminal: false),
            Talk = new Screen(talk, Screen.PipeWidth, isTerminal: false),
            Clock = TimeProvider.System,
            Variable = Environment.GetEnvironmentVariable,
            CurrentFolder = Environment.CurrentDirectory,
            UserName = "faults",
            Parts = Parts(ProductParts.Create(), together, snapshots),
        });
    }

    private static Parts Parts(Parts product, int together, TimeSpan snapshots) => new()
    {
        StoreExists = product.StoreExists,
        Connect = async (address, context, cancellation) => address is StoreAddress store
            ? new OftenKept(await EmbeddedSilo.Start(store.Folder, context.Clock, LogLevels.Read(context.Variable(LogLevels.Variable)), tallies: options => options.SnapshotEvery = snapshots, cancellation: cancellation))
            : await PatientConnection.Open(() => product.Connect(address, context, cancellation)),
        Import = (grains, request, progress, cancellation) => new Importer(
            grains.GetGrain<IStoreGrain>(IStoreGrain.Key), shard => new AcknowledgingShard(shard, grains.GetGrain<ILedgerGrain>(shard), together), FirstPause)
            .Import(request, progress, cancellation),
    };

    private sealed class OftenKept(EmbeddedSilo silo) : GrainConnection(silo.Grains)
    {
        public override ValueTask DisposeAsync() => silo.DisposeAsync();
    }
}
