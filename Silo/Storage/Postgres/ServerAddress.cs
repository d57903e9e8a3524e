using System.Globalization;
using Npgsql;
using Reporting.Errors;

namespace Reporting.Storage.Postgres;

/// <summary>Where a database is and how it is talked to: a connection string with what it leaves open filled in.</summary>
internal sealed class ServerAddress
{
    /// <summary>The schema that holds everything, unless the connection string names another by <c>Search Path</c>.</summary>
    public const string DefaultSchema = "reporting";

    private const string Advice = "Write --connection or REPORTING_CONNECTION as \"Host=127.0.0.1;Port=5432;Database=reporting;Username=reporting;Password=...\".";
    private const int Connections = 24;
    private const int MembershipConnections = 4;

    private readonly NpgsqlConnectionStringBuilder _settings;

    private ServerAddress(NpgsqlConnectionStringBuilder settings)
    {
        _settings = settings;
        var first = settings.SearchPath!.Split(',')[0].Trim();
        Schema = first.StartsWith('"') ? first.Trim('"') : first.ToLowerInvariant();
        Name = string.Create(CultureInfo.InvariantCulture, $"{settings.Host}:{settings.Port}/{settings.Database}");
    }

    /// <summary>Host, port and database, for people; never the password.</summary>
    public string Name { get; }

    /// <summary>The schema.</summary>
    public string Schema { get; }

    /// <summary>The user; null for the one of the process.</summary>
    public string? User => _settings.Username;

    /// <summary>The database.</summary>
    public string Database => _settings.Database!;

    /// <summary>How many connections may be open at a time for what grains keep.</summary>
    public int MostConnections => _settings.Pooling ? _settings.MaxPoolSize : Connections;

    /// <summary>Understands a connection string.</summary>
    /// <exception cref="StoreUnusableException">It cannot be understood.</exception>
    public static ServerAddress Of(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException or OverflowException)
        {
            throw Malformed(error.Message.TrimEnd('.'));
        }
        if (string.IsNullOrWhiteSpace(settings.Host)) throw Malformed("it names no Host");
        if (string.IsNullOrWhiteSpace(settings.Database)) throw Malformed("it names no Database");
        FillIn(settings);
        return new ServerAddress(settings);
    }

    /// <summary>Connections for what grains keep.</summary>
    public NpgsqlDataSource Source() => Build(_settings);

    /// <summary>Connections for the cluster's tables: of their own, so that a silo says that it lives while every other connection is busy.</summary>
    public NpgsqlDataSource MembershipSource() => Build(new NpgsqlConnectionStringBuilder(_settings.ConnectionString)
    {
        MaxPoolSize = MembershipConnections,
        MinPoolSize = 0,
        ApplicationName = _settings.ApplicationName + " membership",
    });

    // What the user has set stays. ContainsKey is true for every keyword that there is.
    private static void FillIn(NpgsqlConnectionStringBuilder settings)
    {
        Default("Application Name", () => settings.ApplicationName = "reporting");
        Default("Search Path", () => settings.SearchPath = DefaultSchema);
        Default("Maximum Pool Size", () => settings.MaxPoolSize = Math.Max(Connections, settings.MinPoolSize));
        Default("Max Auto Prepare", () => settings.MaxAutoPrepare = 32);
        Default("Auto Prepare Min Usages", () => settings.AutoPrepareMinUsages = 2);
        // Seconds, all three.
        Default("Timeout", () => settings.Timeout = 10);
        Default("Command Timeout", () => settings.CommandTimeout = 30);
        Default("Keepalive", () => settings.KeepAlive = 30);

        void Default(string keyword, Action set)
        {
            if (!settings.ShouldSerialize(keyword)) set();
        }
    }

    private static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder settings)
    {
        try
        {
            return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException or InvalidOperationException)
        {
            throw Malformed(error.Message.TrimEnd('.'));
        }
    }

    private static StoreUnusableException Malformed(string why) => new("PostgreSQL", $"its connection string cannot be used: {why}.", advice: Advice);
}
