using System.Net.Sockets;
using Npgsql;
using Reporting.Errors;

namespace Reporting.Storage.Postgres;

/// <summary>Says what went wrong with a PostgreSQL server, and what to do about it.</summary>
/// <remarks>As text only: an exception of the driver cannot be sent to another process, and would be replaced by one about that.</remarks>
internal static class ServerProblem
{
    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private const string StartingUp = "57P03", NotAuthorized = "28000", WrongPassword = "28P01", NoDatabase = "3D000", NoRight = "42501", DiskFull = "53100", ReadOnly = "25006", TooManyConnections = "53300";
    private const string Fatal = "FATAL", Panic = "PANIC";

    /// <summary>Whether it is an error of the driver or the server.</summary>
    /// <remarks>A connection that is lost just when the pool hands it out says only that it is not open.</remarks>
    public static bool Is(Exception error) => error is NpgsqlException or SocketException or IOException or TimeoutException or InvalidOperationException { Source: nameof(Npgsql) };

    /// <summary>Whether the connection is lost, and with it perhaps every other that was open.</summary>
    public static bool IsLoss(Exception error) => Is(error) && !IsRefusal(error);

    /// <summary>Whether the server was reached, and asks to be waited for.</summary>
    public static bool IsStarting(Exception error) => error is PostgresException { SqlState: StartingUp };

    /// <summary>Whether the server has said that it did nothing of what it was asked, and still listens.</summary>
    /// <remarks>Of everything else the outcome is unknown.</remarks>
    public static bool IsRefusal(Exception error) => error is PostgresException { InvariantSeverity: not (Fatal or Panic) };

    /// <summary>What to throw.</summary>
    /// <param name="server">The server.</param>
    /// <param name="doing">What was tried, such as "reading".</param>
    /// <param name="error">What went wrong.</param>
    public static StoreUnusableException Of(ServerAddress server, string doing, Exception error)
    {
        var (why, advice) = error switch
        {
            PostgresException told => Told(server, doing, told),
            _ when Socket(error) is { } socket => ($"the server cannot be reached ({socket.Message}).", "Start the server, or correct Host and Port in --connection or REPORTING_CONNECTION."),
            _ when error is TimeoutException || error.InnerException is TimeoutException =>
                ($"the server did not answer in time while {doing}.", "See whether the server is overloaded, and do it again."),
            _ when error.Message.Contains("password", StringComparison.OrdinalIgnoreCase) =>
                ($"the server asks for a password and got none ({error.Message.TrimEnd('.')}).", "Add Password to --connection or REPORTING_CONNECTION."),
            _ => ($"{doing} failed ({Text(error)}).", "See whether the server runs, and do it again: what was acknowledged is kept."),
        };
        return new StoreUnusableException(server.Name, why, advice: advice, mayPass: MayPass(error));
    }

    // A server that goes down or comes up, or is at its limit; not one that knows the database or the user otherwise.
    private static bool MayPass(Exception error) => error is PostgresException told
        ? told.SqlState is StartingUp or TooManyConnections || told.InvariantSeverity is Fatal or Panic && told.SqlState is not (WrongPassword or NotAuthorized or NoDatabase)
        : !error.Message.Contains("password", StringComparison.OrdinalIgnoreCase);

    private static (string Why, string Advice) Told(ServerAddress server, string doing, PostgresException told) => told.SqlState switch
    {
        WrongPassword or NotAuthorized => ($"the server does not let '{server.User}' in ({told.MessageText}).", "Correct Username and Password in --connection or REPORTING_CONNECTION."),
        NoDatabase => ($"the server has no database '{server.Database}'.", $"Make it with createdb {server.Database}, or name another in --connection or REPORTING_CONNECTION."),
        NoRight => ($"'{server.User}' may not do this ({told.MessageText}).",
            $"Let the database's owner run: CREATE SCHEMA IF NOT EXISTS {server.Schema}; ALTER SCHEMA {server.Schema} OWNER TO {server.User}; and what is in it must be of the same owner."),
        DiskFull => ($"{doing} failed ({told.MessageText}).", "Free space on the server's disk, and do it again: what was acknowledged is kept."),
        ReadOnly => ($"the server only reads ({told.MessageText}).", "Name the primary server in --connection or REPORTING_CONNECTION."),
        TooManyConnections => ($"the server has no connection left ({told.MessageText}).", "Raise the server's max_connections, or set Maximum Pool Size lower in --connection."),
        StartingUp => ($"the server is not ready ({told.MessageText}).", "Wait until it has started or stopped, and do it again."),
        _ => ($"{doing} failed ({told.SqlState}: {told.MessageText}).", "See the server's log, and do it again: what was acknowledged is kept."),
    };

    private static SocketException? Socket(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException!)
        {
            if (cause is SocketException socket) return socket;
        }
        return null;
    }

    private static string Text(Exception error) => error.InnerException is { } inner ? $"{error.Message.TrimEnd('.')}: {inner.Message.TrimEnd('.')}" : error.Message.TrimEnd('.');
}
