using System.Globalization;
using CsCheck;
using Reporting.Import;

namespace Reporting.Tests.Import;

public sealed class ShortDecimalTests
{
    private static readonly Gen<string> Decimals = Gen.Select(Gen.Bool, Gen.Long[0, 999_999_999_999_999], Gen.Int[0, 14]).Select((negative, digits, decimals) =>
    {
        var text = digits.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return (negative ? "-" : "") + (decimals == 0 ? text : text.Insert(text.Length - decimals, "."));
    });

    [Fact]
    public void ShortDecimal_AnyOfFifteenDigits_IsTheVeryDoubleThatParseReads() => Decimals.Sample(text =>
    {
        Assert.True(ShortDecimal.TryRead(text, out var number), text);
        Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)), BitConverter.DoubleToInt64Bits(number));
    }, iter: 20_000, threads: 1);

    [Fact]
    public void ShortDecimal_MinusZero_KeepsItsSign()
    {
        Assert.True(ShortDecimal.TryRead("-0.0", out var number));
        Assert.True(double.IsNegative(number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("+5")]
    [InlineData(" 5")]
    [InlineData("1e3")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("1234567890123456")]
    [InlineData("\u0661")]
    public void ShortDecimal_WrittenOtherwise_IsLeftToOthers(string text) => Assert.False(ShortDecimal.TryRead(text, out _));
}
