namespace Reporting.Storage.Postgres;

/// <summary>The cluster's members and reminders, and the queries by which Orleans reads and writes them.</summary>
/// <remarks>
/// Orleans reads its queries from the table <c>OrleansQuery</c>; their keys, the names of their parameters and of the columns that they answer with are
/// what it asks for. The tables are ours. Each query is one statement, so that it takes place as a whole or not at all: whoever changes a member first
/// raises the version that it has read, and of two who have read the same version one waits, finds another, and changes nothing.
/// </remarks>
internal static class OrleansTables
{
    private const string Member = "DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation";
    private const string Raised = "UPDATE silo_versions SET Version = Version + 1, RaisedAt = now() WHERE DeploymentId = @DeploymentId AND Version = @Version";
    private const string Members =
        "SELECT v.DeploymentId, s.Address, s.Port, s.Generation, s.SiloName, s.HostName, s.Status, s.ProxyPort, s.SuspectTimes, s.StartTime, s.IAmAliveTime, v.Version FROM silo_versions v LEFT JOIN silos s";
    private const string Reminders = "SELECT GrainId, ReminderName, StartTime, Period, Version FROM reminders WHERE ServiceId = @ServiceId";
    // SiloStatus.Dead.
    private const int Dead = 6;

    /// <summary>The tables.</summary>
    public static IEnumerable<string> Tables =>
    [
        """
        CREATE TABLE silo_versions (
            DeploymentId text PRIMARY KEY,
            Version integer NOT NULL DEFAULT 0,
            RaisedAt timestamptz NOT NULL DEFAULT now())
        """,
        """
        CREATE TABLE silos (
            DeploymentId text NOT NULL REFERENCES silo_versions,
            Address text NOT NULL,
            Port integer NOT NULL,
            Generation integer NOT NULL,
            SiloName text NOT NULL,
            HostName text NOT NULL,
            Status integer NOT NULL,
            ProxyPort integer,
            SuspectTimes text,
            StartTime timestamptz NOT NULL,
            IAmAliveTime timestamptz NOT NULL,
            PRIMARY KEY (DeploymentId, Address, Port, Generation))
        """,
        """
        CREATE TABLE reminders (
            ServiceId text NOT NULL,
            GrainId text NOT NULL,
            ReminderName text NOT NULL,
            StartTime timestamptz NOT NULL,
            Period bigint NOT NULL,
            GrainHash integer NOT NULL,
            Version integer NOT NULL DEFAULT 0,
            PRIMARY KEY (ServiceId, GrainId, ReminderName))
        """,
        "CREATE INDEX reminders_by_hash ON reminders (ServiceId, GrainHash)",
        "CREATE TABLE OrleansQuery (QueryKey text PRIMARY KEY, QueryText text NOT NULL)",
    ];

    /// <summary>Writes every query, in place of what was there.</summary>
    public static IEnumerable<string> Queries =>
        [.. ByKey.Select(query => $"INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES ('{query.Key}', $query${query.Sql}$query$) ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText")];

    private static IEnumerable<(string Key, string Sql)> ByKey =>
    [
        ("InsertMembershipVersionKey", Counted("INSERT INTO silo_versions (DeploymentId) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1")),
        ("InsertMembershipKey", $"""
            WITH raised AS ({Raised} AND NOT EXISTS (SELECT FROM silos WHERE {Member}) RETURNING 1),
            done AS (
                INSERT INTO silos (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
                SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM raised RETURNING 1)
            SELECT count(*)::integer FROM done
            """),
        ("UpdateMembershipKey", $"""
            WITH raised AS ({Raised} AND EXISTS (SELECT FROM silos WHERE {Member}) RETURNING 1),
            done AS (UPDATE silos SET Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime FROM raised WHERE {Member} RETURNING 1)
            SELECT count(*)::integer FROM done
            """),
        ("UpdateIAmAlivetimeKey", $"UPDATE silos SET IAmAliveTime = @IAmAliveTime WHERE {Member}"),
        ("MembershipReadRowKey", $"{Members} ON s.DeploymentId = v.DeploymentId AND s.Address = @Address AND s.Port = @Port AND s.Generation = @Generation WHERE v.DeploymentId = @DeploymentId"),
        ("MembershipReadAllKey", $"{Members} ON s.DeploymentId = v.DeploymentId WHERE v.DeploymentId = @DeploymentId"),
        ("GatewaysQueryKey", "SELECT Address, ProxyPort, Generation FROM silos WHERE DeploymentId = @DeploymentId AND Status = @Status AND ProxyPort > 0"),
        ("CleanupDefunctSiloEntriesKey", $"DELETE FROM silos WHERE DeploymentId = @DeploymentId AND Status = {Dead} AND IAmAliveTime < @IAmAliveTime"),
        // Two statements, since members point to their version.
        ("DeleteMembershipTableEntriesKey", "DELETE FROM silos WHERE DeploymentId = @DeploymentId; DELETE FROM silo_versions WHERE DeploymentId = @DeploymentId"),
        ("ReadReminderRowsKey", $"{Reminders} AND GrainId = @GrainId"),
        ("ReadReminderRowKey", $"{Reminders} AND GrainId = @GrainId AND ReminderName = @ReminderName"),
        // Of the circle of hashes, from behind one to another: straight on, or over the end and the beginning.
        ("ReadRangeRows1Key", $"{Reminders} AND GrainHash > @BeginHash AND GrainHash <= @EndHash"),
        ("ReadRangeRows2Key", $"{Reminders} AND (GrainHash > @BeginHash OR GrainHash <= @EndHash)"),
        ("UpsertReminderRowKey", """
            INSERT INTO reminders AS r (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash) VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash)
            ON CONFLICT (ServiceId, GrainId, ReminderName) DO UPDATE SET StartTime = excluded.StartTime, Period = excluded.Period, GrainHash = excluded.GrainHash, Version = r.Version + 1
            RETURNING Version
            """),
        ("DeleteReminderRowKey", Counted("DELETE FROM reminders WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName AND Version = @Version RETURNING 1")),
        ("DeleteReminderRowsKey", "DELETE FROM reminders WHERE ServiceId = @ServiceId"),
    ];

    private static string Counted(string change) => $"WITH done AS ({change}) SELECT count(*)::integer FROM done";
}
