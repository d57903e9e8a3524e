using System.Security.Cryptography.X509Certificates;

namespace Reporting.Tls;

/// <summary>What a certificate is for.</summary>
public enum TlsRole
{
    /// <summary>A silo, which others reach and which reaches others.</summary>
    Silo,

    /// <summary>A client, which only asks: nobody takes it for a silo.</summary>
    Client,
}

/// <summary>What a certificate must say that it may be used for.</summary>
internal static class TlsUsage
{
    private const string Server = "1.3.6.1.5.5.7.3.1", Client = "1.3.6.1.5.5.7.3.2";

    /// <summary>The extended key usages of a role.</summary>
    public static IReadOnlyList<string> Of(TlsRole role) => role == TlsRole.Silo ? [Server, Client] : [Client];

    /// <summary>The same in the words of OpenSSL.</summary>
    public static string Words(TlsRole role) => role == TlsRole.Silo ? "serverAuth and clientAuth" : "clientAuth";

    /// <summary>Whether a certificate names them; one that names none could be used for all, and is not taken.</summary>
    public static bool IsNamedBy(X509Certificate2 certificate, TlsRole role)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var named = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(one => one.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>()).Select(oid => oid.Value).ToHashSet();
        return Of(role).All(named.Contains);
    }
}
