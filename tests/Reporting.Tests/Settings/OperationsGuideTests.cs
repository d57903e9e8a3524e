using System.Text;
using Reporting.Settings;

namespace Reporting.Tests.Settings;

/// <summary>docs/operations.md names every setting of a silo as the program does.</summary>
public sealed class OperationsGuideTests
{
    private const string Guide = "docs/operations.md";
    private const string Begin = "brings it up to date -->\n", End = "<!-- end of settings -->";

    [Fact]
    public void Guide_Settings_AreThoseOfTheProgram()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, Guide));
        var (from, to) = (guide.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, guide.IndexOf(End, StringComparison.Ordinal));

        Golden.CompareFile(Guide, guide[..from] + Table() + guide[to..]);
    }

    private static string Table()
    {
        var text = new StringBuilder("| argument | variable | key | meaning | default |\n| --- | --- | --- | --- | --- |\n");
        foreach (var setting in KnownSettings.All)
            text.Append($"| {(setting.IsSecret ? "none, since everybody can read arguments" : $"`{setting.Argument} {setting.Value.Replace("|", "\\|", StringComparison.Ordinal)}`")} | `{setting.Variable}` | `{setting.Key}` | {setting.Meaning} | {setting.Standard} |\n");
        return text.ToString();
    }
}
