using Reporting.Benchmarks.Measuring;

namespace Reporting.Benchmarks.Scaling;

/// <summary>What an import costs clusters of several sizes, by what is spent and not by the clock: all of them share this machine.</summary>
/// <remarks>Sizes take turns, so that a machine that slows down slows all of them.</remarks>
internal static class ScalingRun
{
    public static async Task<int> Run(ScalingOptions? options)
    {
        if (options is null)
        {
            await Console.Error.WriteLineAsync(ScalingOptions.Usage);
            return 2;
        }
        using var folder = new ScratchFolder();
        var warmUp = folder.At("warm-up.csv");
        WarmUpFile.Write(warmUp, options.WarmUp);
        var sizes = options.Silos.Select(_ => new List<SizeRun>()).ToList();
        for (var round = 0; round < options.Rounds; round++)
        {
            for (var size = 0; size < sizes.Count; size++) sizes[size].Add(await SizeRun.Measure(options.Silos[size], warmUp, options));
        }
        var table = ScalingTable.Of(options, sizes);
        Console.Write(table);
        if (options.Result is { } result) await File.WriteAllTextAsync(result, table);
        return 0;
    }
}
