using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Networking.Shared;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Serialization.Session;
using Orleans.Storage;
using Reporting.Homes;
using Reporting.Ledger;
using Reporting.Storage;
using Reporting.Tallies;

namespace Reporting.Hosting;

/// <summary>Puts the grains and their storage into a silo: the same for the service, the client's own silo, and tests.</summary>
public static class SiloSetup
{
    /// <summary>The cluster and service id of every silo and client.</summary>
    public const string Cluster = "reporting";

    // Orleans schedules by the clock when idle grains leave memory, and refuses calls when the clock is set back by more than this. Tallies,
    // which are many, leave by themselves (TallyOptions.IdleAfter); shards stay.
    private static readonly TimeSpan LongestSetBack = TimeSpan.FromDays(366);

    // Orleans remembers where so many grains are, and takes room for all of them when a silo starts: 17 megabytes for a million, which is its default. A
    // store has some thousand grains.
    private const int KnownAddresses = 65_536;

    /// <summary>Adds what the grains need.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="rows">What they keep their state in; the caller opens and closes it.</param>
    /// <param name="time">The clock.</param>
    public static ISiloBuilder AddReporting(this ISiloBuilder silo, IKeptRows rows, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.RemoveAll<TimeProvider>();
        silo.Services.AddSingleton(time);
        silo.Services.AddSingleton<KnownStore>();
        silo.Services.AddSingleton<SnapshotTurns>();
        silo.Services.AddSingleton<TallyServices>();
        silo.Services.AddSingleton<IValidateOptions<TallyOptions>, TallyOptionsCheck>();
        silo.Services.AddOptions<TallyOptions>().ValidateOnStart();
        silo.AddHomes();
        silo.Configure<GrainCollectionOptions>(collection => collection.CollectionAge = LongestSetBack);
        silo.Configure<SocketConnectionOptions>(WithoutQueues);
        silo.Configure<GrainDirectoryOptions>(directory => directory.CacheSize = KnownAddresses);
        silo.Services.AddGrainStorage(ReportingStorage.Provider, (services, _) =>
            new KeptGrainStorage(rows, new OrleansGrainStorageSerializer(services.GetRequiredService<Serializer>()), services.GetRequiredService<SerializerSessionPool>()));
        return silo;
    }

    /// <summary>For silos and clients: what comes over a connection is taken up by the pool's threads at once.</summary>
    /// <remarks>By way of a queue for each processor, as Orleans does by default, an answer of thousands of rows takes a tenth longer (docs/performance.md).</remarks>
    public static void WithoutQueues(SocketConnectionOptions connections)
    {
        ArgumentNullException.ThrowIfNull(connections);
        connections.IOQueueCount = 0;
    }
}
