namespace Reporting.Access;

/// <summary>What the holder of a key may do; each role includes those before it.</summary>
[GenerateSerializer, Alias("reporting.Role")]
public enum Role : byte
{
    /// <summary>Asks: tallies, incidents, histories, editions, audits and backups.</summary>
    Reader = 1,
    /// <summary>Also records, withdraws, and fixes editions: adds to the ledger under the key's own name.</summary>
    Recorder = 2,
    /// <summary>Also restores, makes tallies anew, and commands the silos: what the ledger says of others, and what costs all silos work.</summary>
    Admin = 3,
}

/// <summary>Names roles in text.</summary>
public static class RoleText
{
    /// <summary>The role's word: <c>reader</c>, <c>recorder</c> or <c>admin</c>.</summary>
    public static string Word(this Role role) => role switch
    {
        Role.Reader => "reader",
        Role.Recorder => "recorder",
        Role.Admin => "admin",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
    };

    /// <summary>The role that a word means, in any case; null where it means none.</summary>
    public static Role? Read(string? word) => word?.ToLowerInvariant() switch
    {
        "reader" => Role.Reader,
        "recorder" => Role.Recorder,
        "admin" => Role.Admin,
        _ => null,
    };
}
