using CsCheck;
using Reporting.Pdf.Layout.Maps;

namespace Reporting.Tests.Pdf.Maps;

public sealed class TileLabelsTests
{
    private static readonly Gen<string[]> Names = Gen.String[Gen.Char["ABab éc-"], 1, 14].Array[1, 40];

    [Theory]
    [InlineData("Farah", "Farah")]
    [InlineData("Sari Pul", "Sari Pul")]
    [InlineData("North Waziristan", "North|Wazirist.")]
    [InlineData("Federal Tribal Areas", "Fed. Tri.|Are.")]
    [InlineData("Yemen (North Yemen)", "Yemen")]
    public void Label_OfAName_IsAsMuchOfItAsFits(string name, string label)
    {
        var lines = TileLabels.Of([name], 2, line => line.Length <= 9)[name];

        Assert.Equal(label, string.Join('|', lines));
    }

    [Fact]
    public void Labels_OfNamesThatBeginAlike_AreNotAlike()
    {
        var labels = TileLabels.Of(["Kandahar", "Kandahir", "Kandah."], 1, line => line.Length <= 7);

        Assert.Equal("Kandah.", labels["Kandah."][0]);
        Assert.Equal("Kanda.", labels["Kandahar"][0]);
        Assert.Equal("Kand.", labels["Kandahir"][0]);
    }

    [Fact]
    public void Labels_OfAnyNames_AreUnique() => Names.Sample(names =>
    {
        var labels = TileLabels.Of(names, 2, line => line.Length <= 5);
        return labels.Count == names.Distinct().Count() && labels.Values.Select(lines => string.Join(' ', lines)).Distinct(StringComparer.OrdinalIgnoreCase).Count() == labels.Count;
    });

    [Fact]
    public void Labels_OfNamesInAnotherOrder_AreTheSame() => Names.Sample(names =>
    {
        var (labels, again) = (TileLabels.Of(names, 2, line => line.Length <= 5), TileLabels.Of(names.Reverse(), 2, line => line.Length <= 5));
        return names.All(name => labels[name].SequenceEqual(again[name]));
    });
}
