using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>A sheet as stored: what its cells name, the most frequent first; the columns of its cells lie beside it.</summary>
[GenerateSerializer, Alias("reporting.StoredColumns")]
internal sealed class StoredCells
{
    /// <summary>Places by their numbers in the columns.</summary>
    [Id(0)] public PlaceKey[] Places { get; set; } = [];

    /// <summary>Keys of groups by their numbers in the columns.</summary>
    [Id(1)] public string[] Groups { get; set; } = [];

    /// <summary>Seized items by their numbers in the tallies.</summary>
    [Id(2)] public SeizureItem[] Items { get; set; } = [];

    /// <summary>Type and violence of cells, in order; <see cref="KindOf"/>.</summary>
    [Id(3)] public ushort[] Kinds { get; set; } = [];

    /// <summary>How many cells.</summary>
    [Id(4)] public int Count { get; set; }

    /// <summary>The day of the first cell.</summary>
    [Id(5)] public int FirstDay { get; set; }

    /// <summary>Type and violence as one number.</summary>
    public static ushort KindOf(PackedKey key) => (ushort)(key.Type << 8 | key.Violence);

    /// <summary>The sheet, in the numbers of this process; others are let in between its parts.</summary>
    /// <param name="columns">The columns that were written with it.</param>
    public async Task<TallySheet> ToSheet(ReadOnlyMemory<byte> columns)
    {
        var reading = new SheetReading(this, columns);
        while (reading.ReadPart()) await Task.Yield();
        return reading.ToSheet();
    }
}
