namespace Reporting.Tallies;

/// <summary>What a tally takes along when it moves to another silo, so that it reads no storage there and asks no shard.</summary>
[GenerateSerializer, Alias("reporting.TallyMove")]
internal sealed record TallyMove
{
    /// <summary>Under which name it travels.</summary>
    public const string Key = "reporting.tally";

    // A larger tally is written to storage and read from there: a move is one message, and others wait behind it.
    private const int MostCells = 1_000_000;

    /// <summary>The tally as a snapshot; null where the stored one is still right.</summary>
    [Id(0)] public byte[]? Snapshot { get; init; }

    /// <summary>What storage knows of the last snapshot; null where it has none.</summary>
    [Id(1)] public string? Stored { get; init; }

    /// <summary>Whether it was level with the ledger. Shards tell whatever came since, and try until it is taken.</summary>
    [Id(2)] public bool IsLevel { get; init; }

    /// <summary>Whether a sheet is small enough to travel.</summary>
    public static bool IsSmall(TallySheet sheet) => sheet.Count <= MostCells;
}
