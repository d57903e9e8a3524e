using Reporting.Errors;

namespace Reporting.Backup;

/// <summary>A file is no backup, or is not as it was written; nothing of it is restored.</summary>
internal sealed class BackupDamagedException(string file, string damage)
    : ReportingException($"File '{file}' is no sound backup: {damage}.", "Take another backup; of this one nothing was restored.")
{
    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>What is wrong.</summary>
    public string Damage { get; } = damage;
}

/// <summary>A backup was made with a version of the format that this program does not read.</summary>
internal sealed class BackupVersionException(string file, int found)
    : ReportingException($"Backup '{file}' has version {found}; this program reads version {BackupFormat.Version}.", "Use the version of Reporting that made it.")
{
    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>The version found.</summary>
    public int Found { get; } = found;
}

/// <summary>A store holds something else than the backup that was to be restored into it; nothing was changed.</summary>
internal sealed class StoreDiffersException(string difference, Exception? inner = null)
    : ReportingException($"The store holds something else than the backup: {difference}.", "Restore into an empty folder, or into the one that was being restored from the same backup; nothing was changed.", inner);
