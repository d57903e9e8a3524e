using Reporting.Tests.Commands;

namespace Reporting.Tests.Output;

public class JsonDocumentTests
{
    [Fact]
    public async Task Example_InJsonOutput_IsWhatTallyPrints()
    {
        var run = await CommandRun.Of([Story.Incidents[0]], "tally", "--group", "IMU", "--week", "2012-W22", "--output", "json");

        var path = Path.Combine("docs", "json-output.md");
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, path));
        var words = page[..page.IndexOf("```json\n", StringComparison.Ordinal)];
        Golden.CompareFile(path, $"{words}```json\n{run.Out}```\n");
    }
}
