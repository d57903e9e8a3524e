using CsCheck;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Tests.Incidents;

public sealed class IncidentCheckTests
{
    [Fact]
    public void WhatIsWrong_AnyGeneratedIncident_IsNothing() => GenIncident.Incident.Sample(incident => IncidentCheck.WhatIsWrong(incident) is null);

    [Fact]
    public void WhatIsWrong_EndBeforeStart_IsSaid() =>
        Assert.Equal("it ends on 2012-06-01, before it starts on 2012-06-03", IncidentCheck.WhatIsWrong(Some.Incident(day: "2012-06-03", until: "2012-06-01")));

    [Fact]
    public void WhatIsWrong_Precisions_AreThoseThatHaveNames() => Assert.All(Enumerable.Range(byte.MinValue, byte.MaxValue + 1), number =>
    {
        var (place, day) = ((LocationPrecision)number, (DatePrecision)number);
        Assert.Equal(Enum.IsDefined(place) ? null : $"location precision {number} is none of 1 to 7", IncidentCheck.WhatIsWrong(Some.Incident(place: Some.Place("Afghanistan") with { Precision = place })));
        Assert.Equal(Enum.IsDefined(day) ? null : $"date precision {number} is none of 1 to 5", IncidentCheck.WhatIsWrong(Some.Incident() with { DatePrecision = day }));
    });

    [Fact]
    public void WhatIsWrong_LongGroupName_IsSaid() =>
        Assert.Equal("the name of a party is 10000 characters long, more than 200", IncidentCheck.WhatIsWrong(Some.Incident(groups: [new string('x', 10_000)])));

    [Theory]
    [InlineData("\u0001")]
    [InlineData("Taliban\nIMU")]
    public void WhatIsWrong_ControlCharacter_IsSaid(string name) =>
        Assert.Equal("the name of a party has a control character", IncidentCheck.WhatIsWrong(Some.Incident(groups: [name])));

    [Fact]
    public void WhatIsWrong_CountryWithoutLetter_IsSaid() =>
        Assert.Equal("the country's name has no letter or digit", IncidentCheck.WhatIsWrong(Some.Incident(place: Some.Place("///"))));

    [Fact]
    public void WhatIsWrong_QuantityThatIsNothing_IsSaid() =>
        Assert.Equal("a casualty figure is neither a number nor a word", IncidentCheck.WhatIsWrong(Some.Incident(figures: [Some.Killed(Side.Militants, default)])));

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_000_001)]
    public void Quantity_NegativeOrTooLarge_IsRefused(long count) => Assert.Throws<ArgumentOutOfRangeException>(() => Quantity.Exact(count));

    [Theory]
    [InlineData("ucdp-ged:412700", "ucdp-ged", "412700")]
    [InlineData("ljw:a:b c", "ljw", "a:b c")]
    public void Id_Written_ParsesBack(string text, string dataSet, string sourceId)
    {
        Assert.True(IncidentId.TryParse(text, out var id));
        Assert.Equal((dataSet, sourceId, text), (id.DataSet, id.SourceId, id.ToString()));
    }

    [Theory]
    [InlineData("412700")]
    [InlineData(":1")]
    [InlineData("UCDP:1")]
    [InlineData("ucdp: 1")]
    [InlineData("ucdp:")]
    public void Id_OfAnotherForm_IsRefused(string text) => Assert.False(IncidentId.TryParse(text, out _));
}
