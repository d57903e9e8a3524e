using Reporting.Faults.Processes;

namespace Reporting.Faults.Cluster.Setting;

/// <summary>The silo as docs/operations.md has it installed: published, which compiles it ahead. As it is built, each start compiles for seconds beside those who ask.</summary>
internal static class PublishedSilo
{
    /// <summary>Publishes it into a folder, and gives the program.</summary>
    /// <exception cref="FaultException">It cannot be published.</exception>
    public static async Task<string> Make(string folder)
    {
        var target = Path.Combine(folder, "published");
        await Tool.Run(["dotnet", "publish", Path.Combine(SourceTree.Folder, "Silo"), "-c", "Release", "-o", target, "-v", "q", "--nologo", "--disable-build-servers"], Tool.LongestBuild);
        return Path.Combine(target, "Silo.dll");
    }
}
