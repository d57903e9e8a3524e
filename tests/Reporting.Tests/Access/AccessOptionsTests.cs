using Reporting.Access;

namespace Reporting.Tests.Access;

public sealed class AccessOptionsTests
{
    [Fact]
    public void Defaults_AreLoopbackWithoutKeys()
    {
        var options = new AccessOptions();

        Assert.Equal((null, false, false), (options.KeysFile, options.ListensBeyondLoopback, options.WithoutKeys));
    }
}
