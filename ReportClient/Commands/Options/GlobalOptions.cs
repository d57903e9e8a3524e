using System.CommandLine;
using Reporting.Connection;
using Reporting.Tls;

namespace Reporting.Commands;

/// <summary>The options that every command takes.</summary>
internal static class GlobalOptions
{
    /// <summary>The variable that names the store where <see cref="Store"/> does not.</summary>
    public const string StoreVariable = "REPORTING_STORE";

    /// <summary>The variable that names the cluster where neither <see cref="Cluster"/> nor <see cref="Store"/> is given.</summary>
    public const string ClusterVariable = "REPORTING_CLUSTER";

    /// <summary>The variable that names the cluster that its silos form, where they were given a name of their own.</summary>
    public const string ClusterNameVariable = "REPORTING_CLUSTER_NAME";

    /// <summary>The store where nothing names one.</summary>
    public const string DefaultStore = "reporting-store";

    public static Option<string?> Store { get; } = new("--store")
    {
        Description = $"The folder of the store; a silo runs inside this command on it. Default: {StoreVariable}, or '{DefaultStore}' in the current folder.",
        HelpName = "FOLDER",
        Recursive = true,
    };

    public static Option<string?> Cluster { get; } = new("--cluster")
    {
        Description = $"Running silos instead of a store, by one or more of their gateways: several clients can then work at once. The port is {GatewayAddress.DefaultPort} unless named; the other silos are found by those. Default: {ClusterVariable}.",
        HelpName = "HOST[:PORT][,...]",
        Recursive = true,
    };

    public static Option<string?> KeyFile { get; } = new("--key-file")
    {
        Description = $"The file of the key by which the cluster knows you. Default: the key in {Credentials.Variable}, or the file that {Credentials.FileVariable} names.",
        HelpName = "FILE",
        Recursive = true,
    };

    public static Option<string?> WeekStarts { get; } = new("--week-starts")
    {
        Description = "The day on which weeks begin: monday to sunday. ACLED's weeks begin on saturday. Default: monday.",
        HelpName = "DAY",
        Recursive = true,
    };

    public static Option<string?> RecordedBy { get; } = new("--recorded-by")
    {
        Description = "The name that the ledger keeps beside what is recorded or withdrawn. Default: the user's name. A cluster with keys keeps the key's name instead.",
        HelpName = "NAME",
        Recursive = true,
    };

    public static IReadOnlyList<Option> All { get; } = [Store, Cluster, KeyFile, WeekStarts, RecordedBy];

    /// <summary>Where the data are: one of a store and a cluster.</summary>
    public static DataAddress Address(ParseResult parsed, CommandContext context)
    {
        var store = parsed.GetValue(Store);
        var cluster = parsed.GetValue(Cluster);
        if (store is not null && cluster is not null)
            throw Problem.Usage("A store and a cluster cannot both be asked.", $"--store {Problem.Quote(store)} --cluster {Problem.Quote(cluster)}", "Leave one of them out.");
        if (cluster is not null) return Read(cluster, "--cluster", parsed, context);
        var (named, folder) = (store is null ? Set(context, ClusterVariable) : null, store ?? Set(context, StoreVariable));
        if (named is not null && folder is not null)
            throw Problem.Usage("The environment names both a store and a cluster.", $"{StoreVariable} and {ClusterVariable}", "Unset one of them, or name what you mean with --store or --cluster.");
        if (named is not null) return Read(named, ClusterVariable, parsed, context);
        if (parsed.GetValue(KeyFile) is { } key)
            throw Problem.Usage("A store asks for no key.", $"--key-file {Problem.Quote(key)}", "Name a cluster with --cluster HOST:PORT, or leave the key out.");
        return new StoreAddress(context.FullPath(string.IsNullOrWhiteSpace(folder) ? DefaultStore : folder));
    }

    /// <summary>The name of the cluster, which its silos must have; null for the one that they have unless told otherwise.</summary>
    public static string? ClusterName(CommandContext context) => Set(context, ClusterNameVariable)?.Trim();

    /// <summary>The day on which weeks begin.</summary>
    public static DayOfWeek FirstDay(ParseResult parsed)
    {
        var text = parsed.GetValue(WeekStarts);
        if (text is null) return DayOfWeek.Monday;
        foreach (var day in Enum.GetValues<DayOfWeek>())
            if (string.Equals(day.ToString(), text.Trim(), StringComparison.OrdinalIgnoreCase)) return day;
        throw Problem.Usage($"{Problem.Quote(text)} is no day of the week.", "--week-starts", "Write its English name, for example --week-starts saturday.");
    }

    /// <summary>Who records.</summary>
    public static string Recorder(ParseResult parsed, CommandContext context)
    {
        var name = (parsed.GetValue(RecordedBy) ?? context.UserName).Trim();
        if (name.Length is 0 or > 200 || name.Any(char.IsControl))
            throw Problem.Usage($"{Problem.Quote(name)} cannot be kept as a recorder's name.", "--recorded-by", "Give 1 to 200 characters without control characters.");
        return name;
    }

    private static ClusterAddress Read(string text, string where, ParseResult parsed, CommandContext context) => ClusterAddress.TryParse(text, out var address) ? address with { Credentials = Credentials.Read(parsed, context), Tls = TlsVariables.Read(context, TlsSetup.IsThere) }
        : throw Problem.Usage($"{Problem.Quote(text)} is not an address.", where, $"Write host and port, as in --cluster localhost:{GatewayAddress.DefaultPort}; several with commas between them.");

    private static string? Set(CommandContext context, string variable) => context.Variable(variable) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
