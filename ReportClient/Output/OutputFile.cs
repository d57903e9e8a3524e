using Reporting.Commands;

namespace Reporting.Output;

/// <summary>A file that is written whole or not at all: to a temporary file beside it, then renamed.</summary>
/// <remarks>Made before any work starts, so that a missing folder is told at once.</remarks>
internal sealed class OutputFile
{
    private OutputFile(string path) => Path = path;

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>Checks that the file can be written.</summary>
    /// <exception cref="Problem">Its folder does not exist or may not be written, or a folder has its name.</exception>
    public static OutputFile At(string path, string option)
    {
        var folder = System.IO.Path.GetDirectoryName(path);
        if (Directory.Exists(path)) throw Cannot("This is a folder, not a file.", path, option, "Name a file in it.");
        if (folder is null || !Directory.Exists(folder)) throw Cannot("The output folder does not exist.", path, option, "Make it first, or name another file.");
        var file = new OutputFile(path);
        try
        {
            File.Create(file.Temporary).Dispose();
            File.Delete(file.Temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Cannot($"The output file cannot be written: {Problem.Clean(failure.Message)}", path, option, "Name a file in a folder that you may write to.", failure);
        }
        return file;
    }

    /// <summary>Writes the file; when this throws, what was there before is still there.</summary>
    public void Write(Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        try
        {
            using (var stream = new FileStream(Temporary, FileMode.Create, FileAccess.Write)) write(stream);
            File.Move(Temporary, Path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Cannot($"The output file cannot be written: {Problem.Clean(failure.Message)}", Path, null, "Free some space, or name a file in another folder.", failure);
        }
        finally
        {
            File.Delete(Temporary);
        }
    }

    private string Temporary => $"{Path}.{Environment.ProcessId}.tmp";

    private static Problem Cannot(string what, string path, string? option, string advice, Exception? inner = null) =>
        new(ExitCode.OutputUnwritable, what, option is null ? path : $"{option} {path}", advice, inner);
}
