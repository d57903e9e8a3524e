using System.Diagnostics;
using System.Text.Json;
using Reporting.Generate;
using Reporting.Peers.Data;

namespace Reporting.Peers.Systems;

/// <summary>This system, in a process of its own, so that its memory is its own too.</summary>
internal sealed class ProductSystem(string folder, HistoryDetail detail, TrialFile file) : ISystem
{
    public string Name => $"Reporting, {detail.Code()}";

    public TrialFile Loads => file;

    public async Task<RoundTimes> Run(int round, string answers, CancellationToken cancel)
    {
        var store = Path.Combine(folder, $"store-{detail.Code()}-{round}");
        using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(ProductSystem).Assembly.Location, "product", Loads.Path, store, answers]) { RedirectStandardOutput = true })
            ?? throw new PeerException("The product's process did not start.");
        await using var stop = cancel.Register(child.Kill);
        var said = await child.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await child.WaitForExitAsync(CancellationToken.None);
        cancel.ThrowIfCancellationRequested();
        if (child.ExitCode != 0) throw new PeerException($"The product's process ended with {child.ExitCode}: {said}");
        var times = JsonSerializer.Deserialize<RoundTimes>(said)!;
        var bytes = Directory.EnumerateFiles(store).Sum(kept => new FileInfo(kept).Length);
        Directory.Delete(store, recursive: true);
        return times with { Bytes = bytes };
    }
}
