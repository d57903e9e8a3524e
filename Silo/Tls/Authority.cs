using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reporting.Tls;

/// <summary>The authority whose certificates are accepted, and no others: the system's own trust does not count, and nothing is fetched.</summary>
/// <remarks>Revocation is not looked up: whom the authority no longer trusts is kept out by a new authority, or by the end of the certificate. Safe for several threads.</remarks>
public sealed class Authority : IDisposable
{
    private readonly X509Certificate2Collection _certificates;
    private readonly TimeProvider _time;
    private readonly string _file;

    private Authority(string file, X509Certificate2Collection certificates, TimeProvider time) => (_file, _certificates, _time) = (file, certificates, time);

    /// <summary>Reads its certificates: the root, and those between it and what it signed.</summary>
    /// <param name="file">The file, in PEM.</param>
    /// <param name="time">Tells whether a certificate is valid now.</param>
    /// <exception cref="TlsFileException">It cannot be read, or holds no root.</exception>
    public static Authority Read(string file, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(TlsFileText.Read(file));
        }
        catch (CryptographicException wrong)
        {
            throw new TlsFileException(file, $"a certificate in it is damaged ({wrong.Message.TrimEnd('.')})", "Name the PEM file of your own authority's certificate.", wrong);
        }
        if (certificates.Any(one => one.SubjectName.RawData.AsSpan().SequenceEqual(one.IssuerName.RawData))) return new Authority(file, certificates, time);
        foreach (var one in certificates) one.Dispose();
        throw new TlsFileException(file, "it holds no certificate that signs itself", "Name the PEM file of your own authority's root certificate; those between it and yours may stand in it too.");
    }

    /// <summary>Why a certificate is not accepted, in words that follow "it"; null when it is.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="role">What it has to be for.</param>
    /// <param name="between">Those between it and the authority, where they came along.</param>
    public string? WhyRefused(X509Certificate2 certificate, TlsRole role, X509Certificate2Collection? between = null)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var now = _time.GetUtcNow().UtcDateTime;
        if (certificate.NotAfter.ToUniversalTime() < now) return $"expired at {Time(certificate.NotAfter)}";
        if (certificate.NotBefore.ToUniversalTime() > now) return $"is not valid before {Time(certificate.NotBefore)}";
        using var chain = new X509Chain { ChainPolicy = Policy(role) };
        if (between is not null) chain.ChainPolicy.ExtraStore.AddRange(between);
        var accepted = chain.Build(certificate);
        var why = string.Join(", ", chain.ChainStatus.Select(status => status.Status).Where(status => status != X509ChainStatusFlags.NotValidForUsage).Distinct());
        foreach (var element in chain.ChainElements) element.Certificate.Dispose();
        if (!accepted && why.Length > 0) return $"is not of the authority in {_file} ({why})";
        return accepted && TlsUsage.IsNamedBy(certificate, role) ? null : $"is not for a {(role == TlsRole.Silo ? "silo" : "client")}: its extended key usage has to be {TlsUsage.Words(role)}";
    }

    /// <summary>How a chain of certificates is looked at.</summary>
    internal X509ChainPolicy Policy(TlsRole role)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = _time.GetUtcNow().UtcDateTime,
        };
        policy.CustomTrustStore.AddRange(_certificates);
        foreach (var usage in TlsUsage.Of(role)) policy.ApplicationPolicy.Add(new Oid(usage));
        return policy;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var one in _certificates) one.Dispose();
    }

    private static string Time(DateTime local) => local.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
