using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using Reporting.Tls;

namespace Reporting.Tests.Tls;

public sealed class TlsIdentityTests : IDisposable
{
    private static readonly IPAddress Address = IPAddress.Parse("10.0.0.5");
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
    private readonly TestAuthority _own = new("own");
    private readonly X509Certificate2 _silo;
    private readonly FakeTimeProvider _time = new(TestAuthority.From.AddDays(1));

    public TlsIdentityTests()
    {
        _silo = _own.Sign([TestAuthority.Server, TestAuthority.Client], "10.0.0.5");
        Write("authority.pem", _own.Pem);
        Write("silo.pem", _silo.ExportCertificatePem());
        Write("silo.key", KeyOf(_silo));
    }

    public void Dispose()
    {
        _own.Dispose();
        _silo.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Read_CertificateAndKey_HasThePrivateKey() => Assert.True(HasKey(Files("silo.pem", "silo.key")));

    [Fact]
    public void Read_BothInOneFile_HasThePrivateKey()
    {
        Write("both.pem", KeyOf(_silo) + "\n" + _silo.ExportCertificatePem());

        Assert.True(HasKey(Files("both.pem")));
    }

    [Fact]
    public void Read_Pkcs12_HasThePrivateKey()
    {
        File.WriteAllBytes(Path.Combine(_folder, "silo.pfx"), _silo.Export(X509ContentType.Pfx, "secret"));

        Assert.True(HasKey(Files("silo.pfx", password: "secret")));
    }

    [Fact]
    public void Read_EncryptedKey_TakesThePassword()
    {
        WriteEncryptedKey();

        Assert.True(HasKey(Files("silo.pem", "encrypted.key", "secret")));
    }

    [Theory]
    [InlineData(null, "its private key is encrypted")]
    [InlineData("wrong", "its private key is damaged, another certificate's, or encrypted with another password")]
    public void Read_EncryptedKeyWithoutItsPassword_SaysSo(string? password, string why)
    {
        WriteEncryptedKey();

        Assert.Equal($"TLS file 'encrypted.key' cannot be used: {why}.", Refused(Files("silo.pem", "encrypted.key", password)));
    }

    [Fact]
    public void Read_NoKey_SaysSo() => Assert.Equal("TLS file 'silo.pem' cannot be used: it holds no private key.", Refused(Files("silo.pem")));

    [Fact]
    public void Read_Pkcs12WithoutKey_SaysSo()
    {
        using var bare = X509CertificateLoader.LoadCertificate(_silo.RawData);
        File.WriteAllBytes(Path.Combine(_folder, "silo.pfx"), bare.Export(X509ContentType.Pfx)!);

        Assert.Equal("TLS file 'silo.pfx' cannot be used: it holds no private key.", Refused(Files("silo.pfx")));
    }

    [Fact]
    public void Read_KeyOfAnother_SaysSo()
    {
        using var other = _own.Sign([TestAuthority.Client]);
        Write("other.key", KeyOf(other));

        Assert.Equal("TLS file 'other.key' cannot be used: its private key is damaged or another certificate's.", Refused(Files("silo.pem", "other.key")));
    }

    [Fact]
    public void Read_MissingFile_SaysWhich() => Assert.Equal("TLS file 'missing.pem' cannot be used: there is no such file.", Refused(Files("missing.pem", "silo.key")));

    [Fact]
    public void Read_Expired_SaysWhen()
    {
        _time.SetUtcNow(TestAuthority.Until.AddDays(1));

        Assert.Equal("TLS file 'silo.pem' cannot be used: the certificate expired at 2031-01-01 00:00 UTC.", Refused(Files("silo.pem", "silo.key")));
    }

    [Fact]
    public void Read_OfAStranger_SaysSo()
    {
        using var stranger = new TestAuthority("stranger");
        Write("authority.pem", stranger.Pem);

        Assert.StartsWith("TLS file 'silo.pem' cannot be used: the certificate is not of the authority in authority.pem", Refused(Files("silo.pem", "silo.key")), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SiloOfAnotherAddress_SaysSo() =>
        Assert.Equal("TLS file 'silo.pem' cannot be used: the certificate does not name 10.0.0.6, at which the silo is reached.", Refused(Files("silo.pem", "silo.key"), IPAddress.Parse("10.0.0.6")));

    [Fact]
    public void Files_Text_IsWithoutThePassword() => Assert.DoesNotContain("secret", new TlsFiles("a", "b") { Password = "secret" }.ToString(), StringComparison.Ordinal);

    private void WriteEncryptedKey()
    {
        using var key = _silo.GetECDsaPrivateKey()!;
        Write("encrypted.key", key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
    }

    private static string KeyOf(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        return key.ExportPkcs8PrivateKeyPem();
    }

    private TlsFiles Files(string certificate, string? key = null, string? password = null) =>
        new(Path.Combine(_folder, certificate), Path.Combine(_folder, "authority.pem")) { Key = key is null ? null : Path.Combine(_folder, key), Password = password };

    private bool HasKey(TlsFiles files)
    {
        using var identity = TlsIdentity.Read(files, TlsRole.Silo, Address, _time);
        return identity.Certificate.HasPrivateKey;
    }

    private string Refused(TlsFiles files, IPAddress? address = null) =>
        Assert.Throws<TlsFileException>(() => TlsIdentity.Read(files, TlsRole.Silo, address ?? Address, _time).Dispose()).Message.Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
