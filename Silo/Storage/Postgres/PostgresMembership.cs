namespace Reporting.Storage.Postgres;

/// <summary>Lets silos that share a database find each other by it.</summary>
public static class PostgresMembership
{
    private const string Invariant = "Npgsql";

    /// <summary>Keeps the cluster's members and its reminders in a store's database.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="store">The store, which the caller closes after the silo has stopped.</param>
    public static ISiloBuilder AddPostgresMembership(this ISiloBuilder silo, PostgresStore store)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(store);
        // A source instead of a connection string: options may be logged, and a source never says its password.
        return silo
            .UseAdoNetClustering(options => (options.Invariant, options.DataSource) = (Invariant, store.MembershipSource))
            .UseAdoNetReminderService(options => (options.Invariant, options.DataSource) = (Invariant, store.MembershipSource));
    }
}
