using Reporting.Faults.Processes;

namespace Reporting.Faults.Cluster.Setting;

/// <summary>The repository that this program was built in.</summary>
internal static class SourceTree
{
    private const string Mark = "Reporting.sln";

    /// <summary>Its folder.</summary>
    /// <exception cref="FaultException">This program does not lie in one.</exception>
    public static string Folder
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, Mark))) return folder.FullName;
            throw new FaultException($"No folder above this program holds {Mark}.");
        }
    }

    /// <summary>The revision, and whether anything was changed since; "unknown" outside of git.</summary>
    public static async Task<string> Revision()
    {
        try
        {
            var revision = (await Tool.Run(["git", "-C", Folder, "rev-parse", "--short", "HEAD"])).First();
            return (await Tool.Run(["git", "-C", Folder, "status", "--porcelain", "--untracked-files=no"])).Count == 0 ? revision : revision + " with changes";
        }
        catch (FaultException)
        {
            return "unknown";
        }
    }
}
