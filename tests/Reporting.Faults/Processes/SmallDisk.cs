namespace Reporting.Faults.Processes;

/// <summary>A folder on a disk of its own, small or read-only, that only the processes started in it see.</summary>
/// <remarks>
/// A process that does nothing holds a mount namespace; the disk ends with it. Where mounting is not allowed, nothing can be made here.
/// </remarks>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly Child _holder;

    private SmallDisk(Child holder, string folder) => (_holder, Folder) = (holder, folder);

    /// <summary>The folder, as processes in it see it.</summary>
    public string Folder { get; }

    /// <summary>What a process in it runs in.</summary>
    public Surroundings Inside => new(["nsenter", "-t", Trial.Text(_holder.Id), "-m", "--"], new Dictionary<string, string>());

    /// <summary>Makes a disk in memory over a folder.</summary>
    /// <param name="folder">The folder, which is there.</param>
    /// <param name="kilobytes">Its size.</param>
    public static Task<SmallDisk> Small(string folder, int kilobytes) => Make(folder, $"mount -t tmpfs -o size={Trial.Text(kilobytes)}k tmpfs '{folder}'");

    /// <summary>Makes a folder read-only.</summary>
    public static Task<SmallDisk> ReadOnly(string folder) => Make(folder, $"mount --bind '{folder}' '{folder}' && mount -o remount,bind,ro '{folder}'");

    /// <summary>Gives it another size.</summary>
    public Task Grow(int kilobytes) => Run("mount", "-o", $"remount,size={Trial.Text(kilobytes)}k", Folder);

    /// <summary>Copies what is in it to a folder outside.</summary>
    public Task CopyTo(string folder) => Run("cp", "-a", Folder + "/.", folder);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _holder.DisposeAsync();

    private static async Task<SmallDisk> Make(string folder, string mount)
    {
        var holder = Child.Begin("the holder of a disk", ["unshare", "-m", "sh", "-c", $"{mount} && echo mounted && exec sleep 3600"]);
        try
        {
            await Patience.Until(() => holder.HasEnded || holder.Out.Contains("mounted"), Patience.Soon, () => "A disk");
            return holder.HasEnded ? throw new FaultException($"no disk could be mounted, which needs the rights of root: {holder.Talk}") : new SmallDisk(holder, folder);
        }
        catch
        {
            await holder.DisposeAsync();
            throw;
        }
    }

    private async Task Run(params string[] command)
    {
        await using var child = Child.Begin(command[0], Inside.Command(command));
        if (await child.End(Patience.Soon) != 0) throw new FaultException($"{string.Join(' ', command)} failed: {child.Talk}");
    }
}
