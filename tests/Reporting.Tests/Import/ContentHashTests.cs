using Reporting.Incidents;

namespace Reporting.Tests.Import;

public sealed class ContentHashTests
{
    [Fact]
    public void Hash_BehindALongIncident_IsTheSame()
    {
        var before = IncidentContent.Hash(Some.Incident());
        IncidentContent.Hash(Some.Incident(summary: new string('x', 200_000)));
        Assert.Equal(before, IncidentContent.Hash(Some.Incident()));
    }

    [Fact]
    public void Hash_BehindOneThatFailed_IsTheSame()
    {
        var before = IncidentContent.Hash(Some.Incident());
        Assert.ThrowsAny<Exception>(() => IncidentContent.Hash(Some.Incident() with { Place = null! }));
        Assert.Equal(before, IncidentContent.Hash(Some.Incident()));
    }

    [Fact]
    public void SameContent_IsToldFromOther() => Assert.False(IncidentContent.HaveSameContent(Some.Incident(summary: "a"), Some.Incident(summary: "b")));
}
