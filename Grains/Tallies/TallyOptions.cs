using Microsoft.Extensions.Options;

namespace Reporting.Tallies;

/// <summary>How tallies keep their snapshots, and how long they stay in memory.</summary>
public sealed class TallyOptions
{
    /// <summary>The shortest pause between two snapshots.</summary>
    public static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(10);

    /// <summary>The longest pause between two snapshots.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>How often a tally that has changed writes its snapshot, from <see cref="ShortestPause"/> to <see cref="LongestPause"/>. 30 seconds by default.</summary>
    public TimeSpan SnapshotEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a tally that nobody asks, tells or watches stays in memory; looked at when a snapshot is due. 15 minutes by default.</summary>
    /// <remarks>Measured by elapsed time and not by the clock, which may be set back.</remarks>
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromMinutes(15);
}

/// <summary>Refuses options with which no silo could keep its tallies.</summary>
public sealed class TallyOptionsCheck : IValidateOptions<TallyOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TallyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.SnapshotEvery >= TallyOptions.ShortestPause && options.SnapshotEvery <= TallyOptions.LongestPause
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Tallies cannot write their snapshots every {options.SnapshotEvery}: the pause is {TallyOptions.ShortestPause} to {TallyOptions.LongestPause}.");
    }
}
