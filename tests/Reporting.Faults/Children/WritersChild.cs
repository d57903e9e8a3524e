using System.Globalization;
using Microsoft.Extensions.Logging;
using Reporting.Connection;
using Reporting.Faults.Data;
using Reporting.Ledger;

namespace Reporting.Faults.Children;

/// <summary>Several writers that record single incidents through a silo in another process, as people at desks do, until one of them fails.</summary>
internal static class WritersChild
{
    /// <summary>The mode's name on the command line.</summary>
    public const string Mode = "child-writers";

    /// <param name="arguments">The gateway, the number of writers, the number of incidents, and their seed.</param>
    public static async Task<int> Run(string[] arguments)
    {
        var (writers, incidents, seed) = (Number(arguments[1]), Number(arguments[2]), Number(arguments[3]));
        if (!ClusterAddress.TryParse(arguments[0], out var address)) return 2;
        // An incident's revisions go to one writer, so that they arrive in order.
        var work = FeedFile.Incidents(incidents, seed).GroupBy(incident => Names.ContentHash.Of(incident.Id.ToString()) % (ulong)writers).ToList();
        try
        {
            await using var connection = await PatientConnection.Open(() => ClusterConnection.Open(address, TimeProvider.System, LogLevel.None, CancellationToken.None));
            await Task.WhenAll(work.Select(mine => Task.Run(async () =>
            {
                foreach (var incident in mine)
                {
                    var shard = await connection.Grains.Owner(incident.Id);
                    var receipt = await shard.Record(new RecordBatch([incident], "desk"));
                    Acknowledgements.Print((int)shard.GetPrimaryKeyLong(), receipt, [incident]);
                }
            })));
            return 0;
        }
        catch (Exception lost) when (lost is Orleans.Runtime.OrleansException or TimeoutException)
        {
            await Console.Error.WriteLineAsync($"A writer stopped: {lost.GetType().Name}");
            return 14;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
