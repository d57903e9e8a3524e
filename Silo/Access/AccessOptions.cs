namespace Reporting.Access;

/// <summary>Who may call a silo.</summary>
public sealed class AccessOptions
{
    /// <summary>The file of the keys that are known, which 'Silo key' writes. Default: null, no keys: every client may do everything.</summary>
    public string? KeysFile { get; set; }

    /// <summary>Whether the silo or its gateway listens on an address that other machines may reach. Default: false.</summary>
    public bool ListensBeyondLoopback { get; set; }

    /// <summary>Whether a silo that other machines may reach starts without keys all the same. Default: false.</summary>
    public bool WithoutKeys { get; set; }
}
