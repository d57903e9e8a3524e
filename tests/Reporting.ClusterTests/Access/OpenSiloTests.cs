using Reporting.Access;
using Reporting.Hosting;

namespace Reporting.Tests.Access;

/// <summary>When a silo starts without keys, and when it does not start.</summary>
public sealed class OpenSiloTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reporting-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Silo_WithoutKeysOnLoopback_LetsEverybodyIn()
    {
        await using var silo = await Start(new AccessOptions());

        Assert.Equal(0, (await ClientRun.In(_folder.FullName, "rebuild", "--cluster", silo.Gateway.ToString())).Code);
    }

    [Fact]
    public async Task Silo_WithoutKeysThatOthersReach_DoesNotStart()
    {
        var refused = await Assert.ThrowsAsync<KeysMissingException>(() => Start(new AccessOptions { ListensBeyondLoopback = true }));

        Assert.Equal("The silo would listen where other machines may reach it, and knows no keys: whoever reaches it could read, record and withdraw.", refused.Message);
    }

    [Fact]
    public async Task Silo_ThatIsToDoWithoutKeys_Starts()
    {
        await using var silo = await Start(new AccessOptions { ListensBeyondLoopback = true, WithoutKeys = true });
    }

    [Fact]
    public async Task Silo_WithAKeyFileThatIsMissing_DoesNotStart() =>
        await Assert.ThrowsAsync<KeyFileException>(() => Start(new AccessOptions { KeysFile = Path.Combine(_folder.FullName, "keys.json") }));

    private Task<EmbeddedSilo> Start(AccessOptions options) => EmbeddedSilo.Start(Path.Combine(_folder.FullName, "store"), TimeProvider.System, more: silo => silo.AddAccess(options));
}
