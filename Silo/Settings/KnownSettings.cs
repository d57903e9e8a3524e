using Reporting.Ledger;
using Reporting.Operations;
using Reporting.Tallies;

namespace Reporting.Settings;

/// <summary>Every setting of a silo.</summary>
internal static class KnownSettings
{
    public static Setting Storage { get; } = new("storage", "sqlite|postgres", "Where the ledger is kept: in a folder of this machine, by one silo, or in a PostgreSQL database, by a cluster of silos.", "sqlite");

    public static Setting Store { get; } = new("store", "FOLDER", "With sqlite: the folder that holds the store; made where it is missing.", "reporting-store");

    public static Setting Connection { get; } = new("connection", "TEXT", "With postgres: how the database is reached, as \"Host=db;Database=reporting;Username=reporting\". Keep a password out of arguments: in the variable, the file, or PostgreSQL's own ~/.pgpass.", "none; has to be set");

    public static Setting ClusterName { get; } = new("cluster-name", "NAME", "With postgres: silos of the same name in one database are one cluster.", "reporting");

    public static Setting Address { get; } = new("address", "ADDRESS", "With postgres: the address of this machine at which other silos and clients reach this one, and on which it listens. Any other than loopback needs keys.", "127.0.0.1, this machine only");

    public static Setting Port { get; } = new("port", "PORT", "The port on which clients reach this silo; 0 for any free one.", "30000");

    public static Setting SiloPort { get; } = new("silo-port", "PORT", "With postgres: the port on which other silos reach this one; 0 for any free one.", "11111");

    public static Setting Shards { get; } = new("shards", "COUNT", FormattableString.Invariant($"The number of ledger shards of a store that is made now, 1 to {LedgerShards.Most}; a store that is there keeps its own. Four for each silo that is expected at most."), FormattableString.Invariant($"{LedgerShards.Default}"));

    public static Setting SnapshotEvery { get; } = new("snapshot-every", "SECONDS", "How often a tally that has changed writes its snapshot.", FormattableString.Invariant($"{new TallyOptions().SnapshotEvery.TotalSeconds}"));

    public static Setting Keys { get; } = new("keys", "FILE", "The file of those who may ask, record and administer, made by 'Silo key add'.", "none: whoever reaches the port may do everything");

    public static Setting WithoutKeys { get; } = new("without-keys", "true|false", "Lets a silo that listens beyond this machine start without keys: in a network where everybody may do everything.", "false");

    public static Setting TlsCertificate { get; } = new("tls-certificate", "FILE", "The certificate by which this silo shows itself to silos and clients, who then have to show theirs: PEM, or PKCS#12 with its key. Only in a build with TLS.", "none: nothing is encrypted");

    public static Setting TlsKey { get; } = new("tls-key", "FILE", "The private key of that certificate, PEM.", "the one in the certificate's file");

    public static Setting TlsAuthority { get; } = new("tls-authority", "FILE", "The authority, PEM: only certificates that it signed are accepted.", "none; has to be set with a certificate");

    public static Setting TlsPassword { get; } = new("tls-password", "TEXT", "What the private key is encrypted with.", "none", IsSecret: true);

    public static Setting HealthPort { get; } = new("health-port", "PORT", "The port of /health/live and /health/ready.", "none: they are not served");

    public static Setting DashboardPort { get; } = new("dashboard-port", "PORT", "The port of the Orleans dashboard; needs a password.", "none: it is not served");

    public static Setting DashboardPassword { get; } = new("dashboard-password", "TEXT", "The password of the dashboard; any user name goes with it.", "none", IsSecret: true);

    public static Setting Otlp { get; } = new("otlp", "URL", "Where metrics and traces are sent: a collector that takes OTLP by HTTP, as http://localhost:4318.", "none: nothing is sent");

    public static Setting OtlpHeaders { get; } = new("otlp-headers", "TEXT", "Headers that the collector asks for, as name=value,name=value.", "none", IsSecret: true);

    public static Setting ShareOfTraces { get; } = new("share-of-traces", "SHARE", "Of the traces that begin in this silo, the share that is sent, 0 to 1.", FormattableString.Invariant($"{new OperationsOptions().ShareOfTraces}"));

    public static Setting Log { get; } = new("log", "LEVEL", "What is logged to standard error: trace, debug, information, warning, error, critical or none.", "warning");

    /// <summary>All of them, in the order in which help and docs show them.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        Storage, Store, Connection, ClusterName, Address, Port, SiloPort, Shards, SnapshotEvery,
        Keys, WithoutKeys, TlsCertificate, TlsKey, TlsAuthority, TlsPassword, HealthPort, DashboardPort, DashboardPassword, Otlp, OtlpHeaders, ShareOfTraces, Log,
    ];
}
