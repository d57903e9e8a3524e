using System.Net;
using Microsoft.Extensions.Logging;
using Reporting.Ledger;
using Reporting.Operations;
using Reporting.Tallies;
using Reporting.Tls;

namespace Reporting.Settings;

/// <summary>Where a silo keeps the ledger.</summary>
public enum StorageKind
{
    /// <summary>In the SQLite file of a folder, alone.</summary>
    Sqlite,

    /// <summary>In a PostgreSQL database, together with other silos.</summary>
    Postgres,
}

/// <summary>How a silo runs. Each of these is described in <c>docs/operations.md</c>.</summary>
public sealed class SiloSettings
{
    /// <summary>Where the ledger is kept. SQLite by default.</summary>
    public StorageKind Storage { get; set; } = StorageKind.Sqlite;

    /// <summary>The folder of an SQLite store. <c>reporting-store</c> in the current folder by default.</summary>
    public string Store { get; set; } = "reporting-store";

    /// <summary>How PostgreSQL is reached; a text of Npgsql. Empty by default, and needed by <see cref="StorageKind.Postgres"/>.</summary>
    public string Connection { get; set; } = "";

    /// <summary>The cluster that a silo joins. <c>reporting</c> by default.</summary>
    public string ClusterName { get; set; } = "reporting";

    /// <summary>Where others reach this silo. Loopback by default.</summary>
    public IPAddress Address { get; set; } = IPAddress.Loopback;

    /// <summary>The port for clients; 0 for any free one. 30000 by default.</summary>
    public int Port { get; set; } = 30000;

    /// <summary>The port for other silos; 0 for any free one. 11111 by default.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>The number of ledger shards of a store that is made now. 16 by default.</summary>
    public int Shards { get; set; } = LedgerShards.Default;

    /// <summary>How often a tally that has changed writes its snapshot. 30 seconds by default.</summary>
    public TimeSpan SnapshotEvery { get; set; } = new TallyOptions().SnapshotEvery;

    /// <summary>The file of keys; null, the default, for none.</summary>
    public string? Keys { get; set; }

    /// <summary>Whether a silo beyond loopback may do without keys. False by default.</summary>
    public bool WithoutKeys { get; set; }

    /// <summary>The files of TLS; null, the default, for connections in the clear.</summary>
    public TlsFiles? Tls { get; set; }

    /// <summary>The port of the health endpoints; null, the default, for none.</summary>
    public int? HealthPort { get; set; }

    /// <summary>The port of the dashboard; null, the default, for none.</summary>
    public int? DashboardPort { get; set; }

    /// <summary>The password of the dashboard. None by default.</summary>
    public string? DashboardPassword { get; set; }

    /// <summary>Where metrics and traces are sent; null, the default, for nowhere.</summary>
    public Uri? Otlp { get; set; }

    /// <summary>Headers that go along; null, the default, for none.</summary>
    public string? OtlpHeaders { get; set; }

    /// <summary>The share of traces that is sent, 0 to 1. A hundredth by default.</summary>
    public double ShareOfTraces { get; set; } = new OperationsOptions().ShareOfTraces;

    /// <summary>What is logged. Warnings and worse by default.</summary>
    public LogLevel Log { get; set; } = LogLevel.Warning;

    /// <summary>Whether others than this machine reach the silo.</summary>
    public bool ListensBeyondLoopback => Storage == StorageKind.Postgres && !IPAddress.IsLoopback(Address);
}
