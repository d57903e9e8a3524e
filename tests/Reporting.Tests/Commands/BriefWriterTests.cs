using System.Text;
using Reporting.Briefs;
using Reporting.Commands;
using Reporting.Pdf;
using Reporting.Tests.Briefs;

namespace Reporting.Tests.Commands;

/// <summary>Commands print briefs by the writer of their program.</summary>
public sealed class BriefWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Brief_OfAProgramWithAWriter_IsWrittenByIt()
    {
        var surroundings = new Surroundings(new MemoryConnection(SampleIncidents.All) { Grains = NoEditions.Factory() }) { Folder = _folder, Writer = _ => new TitleWriter() };

        var run = await CommandRun.Of(surroundings, "brief", "group", "IMU", "--since", "2012-05", "--until", "2012-06-03", "--draft", "-o", "imu.pdf", "--format", "letter");

        Assert.Equal((ExitCode.Ok, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("612 x 792: Group profile: ", await File.ReadAllTextAsync(Path.Combine(_folder, "imu.pdf")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("brief", "group", "IMU", "--since", "2012-05", "--until", "2012-06-03", "-o", "brief.pdf")]
    [InlineData("brief", "weekly", "--week", "2012-W22", "--province", "Badakhshan", "-o", "brief.pdf")]
    [InlineData("brief", "weekly", "--week", "2012-W22", "--country", "Afghanistan", "--all-provinces", "-o", "briefs")]
    [InlineData("brief", "--edition", "7", "-o", "brief.pdf")]
    [InlineData("demo")]
    public async Task Brief_WhoseWriterLacksASetting_IsRefusedBeforeAnythingIsOpened(params string[] arguments)
    {
        var surroundings = Surroundings(_ => throw Problem.Usage("A setting is missing.", "REPORTING_SETTING", "Set it."));

        var run = await CommandRun.Of(surroundings, arguments);

        Assert.Equal((ExitCode.Usage, "error: A setting is missing.\n   in: REPORTING_SETTING\n  fix: Set it.\n"), (run.ExitCode, run.Error));
        Assert.Empty(surroundings.Opened);
    }

    private Surroundings Surroundings(Func<CommandContext, IBriefWriter> writer) => CommandRun.With(SampleIncidents.All) with { Folder = _folder, Writer = writer };

    private sealed class TitleWriter : IBriefWriter
    {
        public void Write(Brief brief, Stream output, BriefPdfOptions options) => output.Write(Encoding.UTF8.GetBytes($"{options.Format.Width} x {options.Format.Height}: {brief.Title}"));
    }
}
