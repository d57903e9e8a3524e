using Reporting.Commands;
using Reporting.Schedules;

namespace Reporting.Tests.Schedules;

public sealed class BriefFolderTests : IDisposable
{
    private static readonly MadeBrief Brief = new("Title", "brief.pdf", 1, [1, 2, 3]);

    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_ToAFolderThatIsMissing_MakesItAndLeavesNothingElse()
    {
        var folder = Path.Combine(_folder, "a", "b");

        Assert.Equal(1, BriefFolder.Write(folder, [Brief]));

        Assert.Equal([Path.Combine(folder, "brief.pdf")], Directory.EnumerateFileSystemEntries(folder));
        Assert.Equal(Brief.Pdf, File.ReadAllBytes(Path.Combine(folder, "brief.pdf")));
    }

    [Fact]
    public void Write_OfTheSameAgain_TouchesNothing()
    {
        BriefFolder.Write(_folder, [Brief]);
        var file = Path.Combine(_folder, "brief.pdf");
        var before = new DateTime(2012, 6, 4, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(file, before);

        Assert.Equal(0, BriefFolder.Write(_folder, [Brief]));

        Assert.Equal(before, File.GetLastWriteTimeUtc(file));
    }

    [Fact]
    public void Write_OverAFileThatWasCutShort_MakesItWhole()
    {
        File.WriteAllBytes(Path.Combine(_folder, "brief.pdf"), [1, 2]);

        Assert.Equal(1, BriefFolder.Write(_folder, [Brief]));

        Assert.Equal(Brief.Pdf, File.ReadAllBytes(Path.Combine(_folder, "brief.pdf")));
    }

    [Fact]
    public void Write_WhereAFileHasTheFoldersName_IsAProblemOfOutput()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllBytes(file, [1]);

        Assert.Equal(ExitCode.OutputUnwritable, Assert.Throws<Problem>(() => BriefFolder.Write(file, [Brief])).ExitCode);
    }
}
