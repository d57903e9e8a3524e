namespace Reporting.Tls;

/// <summary>Stands where TLS is in a build with it (<c>-p:WithTls=true</c>): refuses, so that nobody believes to be encrypted who is not.</summary>
public static class TlsSetup
{
    /// <summary>Whether this build has TLS.</summary>
    public static bool IsThere => false;

    /// <summary>Refuses.</summary>
    /// <exception cref="TlsMissingException">Always.</exception>
    public static ISiloBuilder UseMutualTls(this ISiloBuilder silo, TlsIdentity identity) => throw new TlsMissingException("TLS between silos");

    /// <summary>Refuses.</summary>
    /// <exception cref="TlsMissingException">Always.</exception>
    public static IClientBuilder UseMutualTls(this IClientBuilder client, TlsIdentity identity) => throw new TlsMissingException("TLS to silos");
}
