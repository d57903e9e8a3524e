using System.Diagnostics;
using Reporting.Commands;
using Reporting.Output;

namespace Reporting.Tests.Output;

public sealed class OutputFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Named(string name) => Path.Combine(_folder, name);

    private static void Write(OutputFile file, string text) => file.Write(stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Output_OverALink_WritesItsTargetAndKeepsTheLink()
    {
        File.WriteAllText(Named("target"), "before");
        File.CreateSymbolicLink(Named("link"), "target");

        Write(OutputFile.At(Named("link"), "-o"), "after");

        Assert.Equal("target", new FileInfo(Named("link")).LinkTarget);
        Assert.Equal("after", File.ReadAllText(Named("target")));
    }

    // As from two machines on one share, whose processes have the same number.
    [Fact]
    public void Output_WhileAnotherWritesTheSameFile_IsOneOfThemWhole()
    {
        OutputFile.At(Named("file"), "-o").Write(stream =>
        {
            stream.Write("outer, "u8);
            Write(OutputFile.At(Named("file"), "-o"), "inner");
            stream.Write("whole"u8);
        });

        Assert.Equal("outer, whole", File.ReadAllText(Named("file")));
        Assert.Equal([Named("file")], Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void Output_ThatFailed_LeavesWhatWasThereAndNothingElse()
    {
        File.WriteAllText(Named("file"), "before");

        Assert.Throws<Problem>(() => OutputFile.At(Named("file"), "-o").Write(_ => throw new IOException("No space left.")));

        Assert.Equal("before", File.ReadAllText(Named("file")));
        Assert.Equal([Named("file")], Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void Output_OverALinkToNothingYet_MakesItsTarget()
    {
        File.CreateSymbolicLink(Named("link"), "target");

        Write(OutputFile.At(Named("link"), "-o"), "after");

        Assert.Equal("after", File.ReadAllText(Named("target")));
    }

    [Fact]
    public void Output_OverALinkToAFolder_IsRefused()
    {
        File.CreateSymbolicLink(Named("link"), _folder);

        Assert.Equal("This is a folder, not a file.", Assert.Throws<Problem>(() => OutputFile.At(Named("link"), "-o")).What);
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("link")]
    public void Output_OverAPipe_IsRefusedAndThePipeStays(string name)
    {
        if (!OperatingSystem.IsLinux()) return;
        Pipe.Make(Named("pipe"));
        File.CreateSymbolicLink(Named("link"), "pipe");

        var problem = Assert.Throws<Problem>(() => OutputFile.At(Named(name), "-o"));

        Assert.Equal((ExitCode.OutputUnwritable, "This is a device or a pipe, not a file."), (problem.ExitCode, problem.What));
        Assert.True(Reporting.Import.FileKind.IsSpecial(Named("pipe")));
    }

    [Fact]
    public void Output_OverAWriteProtectedFile_IsRefused()
    {
        File.WriteAllText(Named("kept"), "before");
        File.SetAttributes(Named("kept"), FileAttributes.ReadOnly);

        var problem = Assert.Throws<Problem>(() => OutputFile.At(Named("kept"), "-o"));

        Assert.Equal((ExitCode.OutputUnwritable, "The file is write-protected."), (problem.ExitCode, problem.What));
        Assert.Equal("before", File.ReadAllText(Named("kept")));
    }

    [Fact]
    public void Output_OverAPrivateFile_StaysPrivate()
    {
        if (OperatingSystem.IsWindows()) return;
        File.WriteAllText(Named("private"), "before");
        File.SetUnixFileMode(Named("private"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Write(OutputFile.At(Named("private"), "-o"), "after");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Named("private")));
    }
}

/// <summary>Pipes with a name, which only Unix has.</summary>
internal static class Pipe
{
    public static void Make(string path)
    {
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }
}
