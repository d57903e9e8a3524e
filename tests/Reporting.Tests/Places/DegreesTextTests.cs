using System.Globalization;
using System.Text;
using CsCheck;
using Reporting.Places;

namespace Reporting.Tests.Places;

public sealed class DegreesTextTests
{
    [Fact]
    public void Write_AnyDecimals_IsTheShortestThatReadsBack() => Gen.Select(Gen.Long[-180_000_000_000, 180_000_000_000], Gen.Int[0, 9]).Sample((number, decimals) =>
    {
        var value = number % 1_000_000_000_000 / Math.Pow(10, decimals);
        Assert.Equal(value.ToString("R", CultureInfo.InvariantCulture), Written(value));
    }, iter: 10_000);

    [Fact]
    public void Write_AnyNumber_IsTheShortestThatReadsBack() => Gen.Double.Sample(value => Assert.Equal(value.ToString("R", CultureInfo.InvariantCulture), Written(value)), iter: 10_000);

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(36.7, "36.7")]
    [InlineData(-36.700001, "-36.700001")]
    [InlineData(180.0, "180")]
    [InlineData(0.001, "0.001")]
    [InlineData(0.000999, "0.000999")]
    [InlineData(0.00001, "1E-05")]
    [InlineData(999.999999, "999.999999")]
    [InlineData(1_000.5, "1000.5")]
    [InlineData(36.7000001, "36.7000001")]
    [InlineData(36.99999999999999, "36.99999999999999")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Write_AtTheEdges_IsTheShortestThatReadsBack(double value, string text) => Assert.Equal(text, Written(value));

    private static string Written(double value)
    {
        Span<byte> text = stackalloc byte[DegreesText.Longest];
        return Encoding.ASCII.GetString(text[..DegreesText.Write(value, text)]);
    }
}
