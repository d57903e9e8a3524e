using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reporting.Tests.Tls;

/// <summary>An authority made up for a test, and what it signs.</summary>
internal sealed class TestAuthority : IDisposable
{
    public const string Server = "1.3.6.1.5.5.7.3.1", Client = "1.3.6.1.5.5.7.3.2";

    /// <summary>From when to when a certificate is valid unless a test says otherwise; the authority is for much longer.</summary>
    public static readonly DateTimeOffset From = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), Until = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly X509Certificate2 _root;
    private byte _serial;

    public TestAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _root = request.CreateSelfSigned(From.AddYears(-20), Until.AddYears(20));
    }

    /// <summary>The authority's own certificate, in PEM.</summary>
    public string Pem => _root.ExportCertificatePem();

    /// <summary>A certificate with its key.</summary>
    /// <param name="usages">Its extended key usages; none leaves the extension out.</param>
    /// <param name="address">The address that it names; null for none.</param>
    public X509Certificate2 Sign(string[] usages, string? address = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=one", key, HashAlgorithmName.SHA256);
        if (usages.Length > 0)
        {
            var oids = new OidCollection();
            foreach (var usage in usages) oids.Add(new Oid(usage));
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(oids, critical: false));
        }
        if (address is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Parse(address));
            request.CertificateExtensions.Add(names.Build());
        }
        using var signed = request.Create(_root, From, Until, [++_serial]);
        return signed.CopyWithPrivateKey(key);
    }

    public void Dispose() => _root.Dispose();
}
