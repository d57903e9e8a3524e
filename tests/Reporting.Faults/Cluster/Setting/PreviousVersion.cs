using Reporting.Faults.Processes;

namespace Reporting.Faults.Cluster.Setting;

/// <summary>An earlier revision, built in a work tree of its own that is taken away when this is disposed of.</summary>
internal sealed class PreviousVersion : IAsyncDisposable
{
    private readonly string _tree;

    private PreviousVersion(string tree, string revision) => (_tree, Revision) = (tree, revision);

    /// <summary>The revision, in short.</summary>
    public string Revision { get; }

    /// <summary>Its silo.</summary>
    public string Silo => Path.Combine(_tree, "Silo", "bin", "Release", "net10.0", "Silo.dll");

    /// <summary>Its report client.</summary>
    public string Client => Path.Combine(_tree, "ReportClient", "bin", "Release", "net10.0", "ReportClient.dll");

    /// <summary>Builds it.</summary>
    /// <param name="revision">The revision, as git knows it.</param>
    /// <param name="folder">The folder that the work tree is made in.</param>
    /// <exception cref="FaultException">There is no such revision, or it cannot be built.</exception>
    public static async Task<PreviousVersion> Build(string revision, string folder)
    {
        var tree = Path.Combine(folder, "previous");
        await Tool.Run(["git", "-C", SourceTree.Folder, "worktree", "add", "--detach", tree, revision]);
        var version = new PreviousVersion(tree, (await Tool.Run(["git", "-C", tree, "rev-parse", "--short", "HEAD"])).First());
        try
        {
            // The client is built upon the silo's project.
            await Tool.Run(["dotnet", "build", Path.Combine(tree, "ReportClient"), "-c", "Release", "-v", "q", "--nologo", "--disable-build-servers"], Tool.LongestBuild);
            return version;
        }
        catch
        {
            await version.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Tool.Run(["git", "-C", SourceTree.Folder, "worktree", "remove", "--force", _tree]);
}
