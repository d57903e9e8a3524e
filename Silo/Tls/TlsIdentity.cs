using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reporting.Tls;

/// <summary>One side's own certificate with its private key, and the authority by which it knows the others.</summary>
/// <remarks>Both sides of every connection show a certificate and check the other's. Files are read once: what replaces them counts after a restart. Safe for several threads.</remarks>
public sealed class TlsIdentity : IDisposable
{
    private TlsIdentity(X509Certificate2 certificate, Authority authority) => (Certificate, Authority) = (certificate, authority);

    /// <summary>The own certificate, which has its private key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Whose certificates are accepted.</summary>
    public Authority Authority { get; }

    /// <summary>Why a silo that this side reached was last refused, in words that follow "its certificate"; null where none was.</summary>
    public string? LastRefusal { get; internal set; }

    /// <summary>Reads the files, and checks that the others will accept what they hold.</summary>
    /// <param name="files">The files.</param>
    /// <param name="role">Whose they are.</param>
    /// <param name="address">The address at which a silo is reached, which its certificate must name; null for a client.</param>
    /// <param name="time">Tells whether a certificate is valid now.</param>
    /// <exception cref="TlsFileException">A file is missing or damaged, there is no private key or another's, or the others would refuse the certificate.</exception>
    public static TlsIdentity Read(TlsFiles files, TlsRole role, IPAddress? address, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(files);
        var authority = Authority.Read(files.Authority, time);
        X509Certificate2? certificate = null;
        try
        {
            certificate = OwnCertificate.Read(files);
            if (authority.WhyRefused(certificate, role) is { } why)
                throw new TlsFileException(files.Certificate, $"the certificate {why}", "Have one signed by the authority, as docs/operations.md shows.");
            if (address is not null && !certificate.MatchesHostname(address.ToString(), allowCommonName: false))
                throw new TlsFileException(files.Certificate, $"the certificate does not name {address}, at which the silo is reached", $"Have one signed with subjectAltName IP:{address}, as docs/operations.md shows.");
            return new TlsIdentity(certificate, authority);
        }
        catch
        {
            certificate?.Dispose();
            authority.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Certificate.Dispose();
        Authority.Dispose();
    }
}

/// <summary>Reads a certificate with its private key.</summary>
internal static class OwnCertificate
{
    private const string CertificateMark = "-----BEGIN CERTIFICATE-----", KeyMark = "PRIVATE KEY-----", EncryptedMark = "-----BEGIN ENCRYPTED PRIVATE KEY-----";

    /// <exception cref="TlsFileException">It cannot be read, or has no private key of its own.</exception>
    public static X509Certificate2 Read(TlsFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var bytes = TlsFileText.Bytes(files.Certificate);
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        return text.Contains("-----BEGIN ", StringComparison.Ordinal) ? OfPem(files, text) : OfPfx(files, bytes);
    }

    private static X509Certificate2 OfPem(TlsFiles files, string text)
    {
        if (!text.Contains(CertificateMark, StringComparison.Ordinal)) throw new TlsFileException(files.Certificate, "it holds no certificate", "Name the file of the certificate, and that of its key as the key.");
        var keyFile = files.Key ?? files.Certificate;
        var key = files.Key is null ? text : TlsFileText.Read(files.Key);
        if (!key.Contains(KeyMark, StringComparison.Ordinal)) throw new TlsFileException(keyFile, "it holds no private key", "Name the file of the certificate's private key (--tls-key, or REPORTING_TLS_KEY).");
        var isEncrypted = key.Contains(EncryptedMark, StringComparison.Ordinal);
        if (isEncrypted && files.Password is null) throw new TlsFileException(keyFile, "its private key is encrypted", "Give the password in REPORTING_TLS_PASSWORD.");
        try
        {
            using var read = isEncrypted ? X509Certificate2.CreateFromEncryptedPem(text, key, files.Password) : X509Certificate2.CreateFromPem(text, key);
            // Windows takes only keys that it has stored itself.
            return OperatingSystem.IsWindows() ? X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pfx), null) : new X509Certificate2(read);
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            throw new TlsFileException(keyFile, isEncrypted ? "its private key is damaged, another certificate's, or encrypted with another password" : "its private key is damaged or another certificate's",
                $"Name the key that belongs to the certificate in {files.Certificate}.", wrong);
        }
    }

    private static X509Certificate2 OfPfx(TlsFiles files, byte[] bytes)
    {
        if (files.Key is not null) throw new TlsFileException(files.Certificate, "it is no PEM, and a key of its own was named", "Name a PEM file with a key, or a PKCS#12 file, which holds its key, without.");
        X509Certificate2 read;
        try
        {
            read = X509CertificateLoader.LoadPkcs12(bytes, files.Password);
        }
        catch (CryptographicException wrong)
        {
            throw new TlsFileException(files.Certificate, "it is neither PEM nor PKCS#12, or is encrypted with another password", "Give its password in REPORTING_TLS_PASSWORD.", wrong);
        }
        if (read.HasPrivateKey) return read;
        read.Dispose();
        throw new TlsFileException(files.Certificate, "it holds no private key", "Export the certificate together with its key.");
    }
}
