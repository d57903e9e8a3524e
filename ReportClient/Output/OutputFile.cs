using System.Security.Cryptography;
using Reporting.Commands;
using Reporting.Import;

namespace Reporting.Output;

/// <summary>A file that is written whole or not at all: to a temporary file beside it, then renamed.</summary>
/// <remarks>
/// Made before any work starts, so that what cannot be written is told at once. A link stays and its target is written; a device, a pipe
/// and a write-protected file are never replaced, whoever runs this. Several may write one file at the same time, also from machines that share its folder: it is then whole, and one of theirs.
/// </remarks>
internal sealed class OutputFile
{
    private const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private OutputFile(string path) => Path = path;

    /// <summary>The full path; where a link was named, of its target.</summary>
    public string Path { get; }

    /// <summary>Checks that the file can be written.</summary>
    /// <exception cref="Problem">Its folder does not exist or may not be written, or what has its name is no file or write-protected.</exception>
    public static OutputFile At(string path, string option)
    {
        var target = Target(path, option);
        var folder = System.IO.Path.GetDirectoryName(target);
        if (Directory.Exists(target)) throw Cannot("This is a folder, not a file.", path, option, "Name a file in it.");
        if (folder is null || !Directory.Exists(folder)) throw Cannot("The output folder does not exist.", path, option, "Make it first, or name another file.");
        if (FileKind.IsSpecial(target)) throw Cannot("This is a device or a pipe, not a file.", path, option, "Name an ordinary file: it is written beside its place and then renamed.");
        if (IsProtected(target)) throw Cannot("The file is write-protected.", path, option, "Name another file, or allow writing to this one first.");
        var probe = Beside(target);
        try
        {
            New(probe).Dispose();
            File.Delete(probe);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Cannot($"The output file cannot be written: {Problem.Clean(failure.Message)}", path, option, "Name a file in a folder that you may write to.", failure);
        }
        return new OutputFile(target);
    }

    /// <summary>Writes the file; when this throws, what was there before is still there.</summary>
    public void Write(Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var temporary = Beside(Path);
        try
        {
            using (var stream = New(temporary)) write(stream);
            // Who may read it stays as it was.
            if (!OperatingSystem.IsWindows() && File.Exists(Path)) File.SetUnixFileMode(temporary, File.GetUnixFileMode(Path));
            File.Move(temporary, Path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Cannot($"The output file cannot be written: {Problem.Clean(failure.Message)}", Path, null, "Free some space, or name a file in another folder.", failure);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    // A name that nobody else has: processes on two machines may have the same number.
    private static string Beside(string path) => $"{path}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}.tmp";

    private static FileStream New(string path) => new(path, FileMode.CreateNew, FileAccess.Write);

    private static string Target(string path, string option)
    {
        try
        {
            return new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Cannot($"The link cannot be followed: {Problem.Clean(failure.Message)}", path, option, "Name the file itself.", failure);
        }
    }

    // Asked of the file itself, since an administrator's write would not be refused.
    private static bool IsProtected(string path) =>
        File.Exists(path) && (File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly) || !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & AnyWrite) == 0);

    private static Problem Cannot(string what, string path, string? option, string advice, Exception? inner = null) =>
        new(ExitCode.OutputUnwritable, what, option is null ? path : $"{option} {path}", advice, inner);
}
