using System.Runtime.InteropServices;
using System.Text;

namespace Reporting.Import;

/// <summary>Tells ordinary files from devices, pipes and sockets without opening them: opening a pipe waits for its other end.</summary>
internal static class FileKind
{
    private const int CurrentFolder = -100;
    private const uint TypeWanted = 1;
    private const int BufferLength = 256;

    // Where struct statx of Linux keeps its mode, on every processor; the upper four bits say the kind.
    private const int ModeAt = 28;
    private const int KindBits = 0xF000;
    private const int Regular = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>Whether a path leads, through links too, to something that is neither an ordinary file nor a folder; false where nothing is there.</summary>
    /// <remarks>Linux tells; elsewhere the file's attributes say only whether it is a device.</remarks>
    public static bool IsSpecial(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (OperatingSystem.IsLinux() && Mode(path) is { } mode) return (mode & KindBits) is not (Regular or Folder);
        return File.Exists(path) && File.GetAttributes(path).HasFlag(FileAttributes.Device);
    }

    private static int? Mode(string path)
    {
        var buffer = new byte[BufferLength];
        try
        {
            return Statx(CurrentFolder, Encoding.UTF8.GetBytes(path + '\0'), 0, TypeWanted, buffer) == 0 ? BitConverter.ToUInt16(buffer, ModeAt) : null;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library from before 2018.
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] buffer);
}
