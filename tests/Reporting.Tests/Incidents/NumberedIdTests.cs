using System.Runtime.CompilerServices;
using Reporting.Incidents;

namespace Reporting.Tests.Incidents;

public sealed class NumberedIdTests
{
    // A process knows so many numberings and no more, and tests of any ids, which run before these or beside them, may meet as many: these are met first.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Meet()
    {
        foreach (var id in (string[])["numbered-one:1", "numbered-one:AFG1", "numbered-one:AFG-1", "numbered-one:PAK1", "numbered-two:AFG1"]) Numbering(id);
    }

    [Theory]
    [InlineData("numbered-one:412700", 412_700)]
    [InlineData("numbered-one:AFG12", 12)]
    [InlineData("numbered-one:AFG-999999999999999999", 999_999_999_999_999_999)]
    public void Of_AnIdThatEndsWithANumber_IsThatNumber(string id, ulong number) => Assert.Equal(number, NumberedId.Of(IncidentId.Parse(id))?.Number);

    [Theory]
    [InlineData("numbered-one:raid")]
    [InlineData("numbered-one:0")]
    [InlineData("numbered-one:007")]
    [InlineData("numbered-one:2021-12")]
    [InlineData("numbered-one:3f2a17")]
    [InlineData("numbered-one:1000000000000000000")]
    [InlineData("numbered-one:a-beginning-too-long-12")]
    public void Of_AnyOtherId_IsNone(string id) => Assert.Null(NumberedId.Of(IncidentId.Parse(id)));

    [Fact]
    public void Of_NoId_IsNone() => Assert.Null(NumberedId.Of(default));

    [Fact]
    public void Numbering_IsOfTheDataSetAndWhatComesBeforeTheNumber()
    {
        var one = Numbering("numbered-one:AFG1");

        Assert.Equal(one, Numbering("numbered-one:AFG2"));
        Assert.NotEqual(one, Numbering("numbered-one:PAK1"));
        Assert.NotEqual(one, Numbering("numbered-two:AFG1"));
        Assert.NotEqual(one, Numbering("numbered-one:1"));
        Assert.Equal(one, Numbering("numbered-one:AFG1"));
    }

    [Fact]
    public void Numbering_MetByManyAtOnce_IsTheSameForAll() =>
        Assert.Single(Enumerable.Range(1, 64).AsParallel().WithDegreeOfParallelism(8).Select(i => Numbering($"numbered-by-many:{i}")).Distinct());

    private static int? Numbering(string id) => NumberedId.Of(IncidentId.Parse(id))?.Numbering;
}
