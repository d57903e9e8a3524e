using System.Globalization;
using Reporting.Errors;

namespace Reporting.Storage;

/// <summary>A folder that holds one store: the SQLite file, and a lock that one process at a time may hold.</summary>
public sealed class StoreFolder : IDisposable
{
    private const string DatabaseName = "reporting.db";
    private const string LockName = "reporting.lock";
    private const string HolderName = "reporting.holder";
    // EAGAIN of Linux, EAGAIN of macOS, ERROR_SHARING_VIOLATION. Any other failure, as of a read-only disk, is no sign of another process.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];
    private readonly FileStream _lock;

    private StoreFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    /// <summary>The folder, as a full path.</summary>
    public string Path { get; }

    /// <summary>The SQLite file.</summary>
    public string Database => System.IO.Path.Combine(Path, DatabaseName);

    /// <summary>Whether a folder holds a store.</summary>
    public static bool Holds(string folder) => File.Exists(System.IO.Path.Combine(folder, DatabaseName));

    /// <summary>Makes the folder where it is missing, and takes its lock.</summary>
    /// <exception cref="StoreInUseException">Another process holds it.</exception>
    /// <exception cref="StoreUnusableException">It cannot be made or written to.</exception>
    public static StoreFolder Open(string folder)
    {
        var path = System.IO.Path.GetFullPath(folder);
        if (File.Exists(path)) throw new StoreUnusableException(path, "it is a file, not a folder.");
        try
        {
            Directory.CreateDirectory(path);
            return new StoreFolder(path, TakeLock(path));
        }
        catch (UnauthorizedAccessException error)
        {
            throw new StoreUnusableException(path, "you may not write there.", error);
        }
        catch (IOException error)
        {
            throw new StoreUnusableException(path, error.Message, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static FileStream TakeLock(string path)
    {
        var name = System.IO.Path.Combine(path, LockName);
        FileStream held;
        try
        {
            // The lock ends with the process, however it ends.
            held = new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (HeldByAnother.Contains(error.HResult))
        {
            throw new StoreInUseException(path, Holder(path));
        }
        try
        {
            File.WriteAllText(System.IO.Path.Combine(path, HolderName), string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}"));
        }
        catch (IOException)
        {
            // A courtesy to whoever comes second: on a full disk the store can still be asked.
        }
        return held;
    }

    // Beside the lock, since a locked file cannot be read everywhere.
    private static string Holder(string path)
    {
        try
        {
            return File.ReadAllText(System.IO.Path.Combine(path, HolderName));
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}
