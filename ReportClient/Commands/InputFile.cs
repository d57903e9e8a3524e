using Reporting.Import;

namespace Reporting.Commands;

/// <summary>Checks an input file before a store is opened for it.</summary>
internal static class InputFile
{
    /// <summary>The full path of a file that can be read.</summary>
    public static string Check(string path, string argument, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (string.IsNullOrWhiteSpace(path)) throw Unreadable("No file is named.", argument, "Give the path of a file.");
        if (path == "-") throw Unreadable("Standard input is not read.", argument, "Name a file.");
        var full = context.FullPath(path);
        if (Directory.Exists(full)) throw Unreadable("This is a folder, not a file.", full, "Name the file in it.");
        if (!File.Exists(full)) throw Unreadable("There is no such file.", full, "Check the path; it starts from the current folder.");
        if (FileKind.IsSpecial(full)) throw Unreadable("This is a device or a pipe, not a file.", full, "Write what it gives to an ordinary file, and name that.");
        try
        {
            File.OpenRead(full).Dispose();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unreadable($"The file cannot be read: {Problem.Clean(failure.Message)}", full, "Check that you may read it and that no program holds it.", failure);
        }
        if (new FileInfo(full).Length == 0) throw new Problem(ExitCode.InputFormat, "The file is empty.", full, "Check that it was downloaded or written completely.");
        return full;
    }

    private static Problem Unreadable(string what, string where, string advice, Exception? inner = null) =>
        new(ExitCode.InputUnreadable, what, where, advice, inner);
}
