using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Reporting.Access;

namespace Reporting.Tests.Access;

public sealed class RefusalLogTests
{
    [Fact]
    public void Refused_OftenerThanIsLogged_IsCountedAndToldLater()
    {
        var clock = new FakeTimeProvider();
        using var lines = new LinesLogged();
        using var factory = new LoggerFactory([lines]);
        var log = new RefusalLog(clock, factory.CreateLogger<AccessFilter>());

        for (var i = 0; i < RefusalLog.MostInAWhile + 5; i++) log.Refused("A.B", null, "it sent no key");
        Assert.Equal(RefusalLog.MostInAWhile, lines.Lines.Count);
        clock.Advance(RefusalLog.While);
        log.Refused("A.C", null, "it sent no key");

        Assert.Equal(["Refused 5 more calls before this, which were not logged one by one.", "Refused A.C to client unknown: it sent no key."], lines.Lines.TakeLast(2));
    }
}
