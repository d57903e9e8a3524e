using Microsoft.Data.Sqlite;
using Reporting.Errors;

namespace Reporting.Commands;

/// <summary>Recognises a damaged store in a failure, however deep and in whatever wrapping a grain's call brings it back.</summary>
internal static class Damage
{
    public const string Advice = "Restore the store from a backup; nothing that is damaged is served.";

    // SQLITE_CORRUPT and SQLITE_NOTADB.
    private static readonly int[] Codes = [11, 26];

    /// <summary>What is damaged; null where the failure is another.</summary>
    public static string? In(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        for (var one = failure; one is not null; one = one.InnerException)
        {
            if (one is LedgerDamagedException or StoreDamagedException) return Problem.Clean(one.Message);
            if (one is SqliteException sqlite && Codes.Contains(sqlite.SqliteErrorCode) || IsTold(one.Message)) return "The store's file is damaged, or is no store.";
            if (one is AggregateException several && several.InnerExceptions.Select(In).FirstOrDefault(found => found is not null) is { } inner) return inner;
        }
        return null;
    }

    /// <summary>The store that is damaged; null where the failure does not say.</summary>
    public static string? Where(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        for (var one = failure; one is not null; one = one.InnerException)
        {
            if (one is StoreDamagedException damaged) return Problem.Clean(damaged.Store);
            if (one is StoreUnusableException unusable) return Problem.Clean(unusable.Store);
            if (one is AggregateException several && several.InnerExceptions.Select(Where).FirstOrDefault(found => found is not null) is { } inner) return inner;
        }
        return null;
    }

    // An exception of SQLite's driver cannot cross the wire as itself; its text does.
    private static bool IsTold(string message) => Codes.Any(code => message.Contains($"SQLite Error {code}:", StringComparison.Ordinal));
}
