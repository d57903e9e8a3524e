namespace Reporting.Tls;

/// <summary>The files by which one side of a connection shows who it is and knows whom to accept.</summary>
/// <param name="Certificate">The file of the own certificate: PEM, or PKCS#12 (PFX) with its key.</param>
/// <param name="Authority">The file of the authority, in PEM: only certificates that it signed are accepted, whatever the system trusts.</param>
public sealed record TlsFiles(string Certificate, string Authority)
{
    /// <summary>The file of the private key in PEM; null, the default, when it stands in <see cref="Certificate"/>.</summary>
    public string? Key { get; init; }

    /// <summary>What the private key is encrypted with; null, the default, for nothing.</summary>
    public string? Password { get; init; }

    /// <summary>Names the files, and nothing of the password.</summary>
    public override string ToString() => $"{Certificate}, of {Authority}";
}
