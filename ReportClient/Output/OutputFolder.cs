using Reporting.Commands;

namespace Reporting.Output;

/// <summary>A folder that files are written to; what else lies in it stays.</summary>
internal static class OutputFolder
{
    /// <summary>Makes the folder where it is missing, before any work starts.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="Problem">It cannot be made, or a file has its name.</exception>
    public static string At(string path, string option)
    {
        try
        {
            if (!File.Exists(path)) return Directory.CreateDirectory(path).FullName;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new Problem(ExitCode.OutputUnwritable, $"The output folder cannot be made: {Problem.Clean(failure.Message)}", $"{option} {path}", "Name a folder where you may write.", failure);
        }
        throw new Problem(ExitCode.OutputUnwritable, "This is a file, not a folder.", $"{option} {path}", "Name a folder: several files are written to it.");
    }
}
