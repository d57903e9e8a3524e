using Microsoft.Extensions.Time.Testing;
using Reporting.Tls;

namespace Reporting.Tests.Tls;

public sealed class AuthorityTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
    private readonly TestAuthority _own = new("own");
    private readonly TestAuthority _stranger = new("stranger");
    private readonly FakeTimeProvider _time = new(TestAuthority.From.AddDays(1));

    public void Dispose()
    {
        _own.Dispose();
        _stranger.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(TlsRole.Client, TestAuthority.Client)]
    [InlineData(TlsRole.Client, TestAuthority.Server, TestAuthority.Client)]
    [InlineData(TlsRole.Silo, TestAuthority.Server, TestAuthority.Client)]
    public void Certificate_OfTheAuthority_IsAccepted(TlsRole role, params string[] usages) => Assert.Null(WhyRefused(_own, role, usages));

    [Theory]
    [InlineData(TlsRole.Silo, "is not for a silo: its extended key usage has to be serverAuth and clientAuth", TestAuthority.Client)]
    [InlineData(TlsRole.Silo, "is not for a silo: its extended key usage has to be serverAuth and clientAuth", TestAuthority.Server)]
    [InlineData(TlsRole.Silo, "is not for a silo: its extended key usage has to be serverAuth and clientAuth")]
    [InlineData(TlsRole.Client, "is not for a client: its extended key usage has to be clientAuth", TestAuthority.Server)]
    [InlineData(TlsRole.Client, "is not for a client: its extended key usage has to be clientAuth")]
    public void Certificate_ForAnotherUse_IsRefused(TlsRole role, string why, params string[] usages) => Assert.Equal(why, WhyRefused(_own, role, usages));

    [Fact]
    public void Certificate_OfAStranger_IsRefused() =>
        Assert.StartsWith($"is not of the authority in {Path.Combine(_folder, "authority.pem")} (", WhyRefused(_stranger, TlsRole.Client, [TestAuthority.Client]), StringComparison.Ordinal);

    [Fact]
    public void Certificate_OfAStrangerOfTheSameName_IsRefused()
    {
        using var impostor = new TestAuthority("own");

        Assert.StartsWith("is not of the authority in ", WhyRefused(impostor, TlsRole.Client, [TestAuthority.Client]), StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_AfterItsEnd_IsRefused()
    {
        _time.SetUtcNow(TestAuthority.Until.AddSeconds(1));

        Assert.Equal("expired at 2031-01-01 00:00 UTC", WhyRefused(_own, TlsRole.Client, [TestAuthority.Client]));
    }

    [Fact]
    public void Certificate_BeforeItsBegin_IsRefused()
    {
        var early = new FakeTimeProvider(TestAuthority.From.AddSeconds(-1));

        Assert.Equal("is not valid before 2030-01-01 00:00 UTC", WhyRefused(_own, TlsRole.Client, [TestAuthority.Client], early));
    }

    [Fact]
    public void Authority_WithoutARoot_IsRefused()
    {
        using var signed = _own.Sign([TestAuthority.Client]);

        Assert.Contains("holds no certificate that signs itself", Assert.Throws<TlsFileException>(() => Authority.Read(File("leaf.pem", signed.ExportCertificatePem()), _time)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no certificate")]
    public void Authority_OfAnotherFile_IsRefused(string text) => Assert.Throws<TlsFileException>(() => Authority.Read(File("other.pem", text), _time));

    private string? WhyRefused(TestAuthority by, TlsRole role, string[] usages, TimeProvider? time = null)
    {
        using var authority = Authority.Read(File("authority.pem", _own.Pem), time ?? _time);
        using var certificate = by.Sign(usages);
        return authority.WhyRefused(certificate, role);
    }

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
