using System.Runtime.InteropServices;
using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>A sheet as stored: the columns of its leaves one after another, and what their numbers stood for in the process that wrote them.</summary>
[GenerateSerializer, Alias("reporting.StoredCells")]
internal sealed class StoredCells
{
    [Id(0)] public Dictionary<uint, PlaceKey> Places { get; set; } = [];
    [Id(1)] public Dictionary<uint, string> Groups { get; set; } = [];
    [Id(2)] public Dictionary<uint, SeizureItem> Items { get; set; } = [];
    [Id(3)] public byte[] KeyFacts { get; set; } = [];
    [Id(4)] public byte[] KeyGroups { get; set; } = [];
    [Id(5)] public byte[] Lengths { get; set; } = [];
    [Id(6)] public byte[] Tallies { get; set; } = [];

    public static StoredCells Of(TallySheet sheet)
    {
        var stored = new StoredCells();
        var leaves = sheet.Merged().Leaves;
        var (facts, groups, lengths, tallies) = (new List<ulong>(), new List<uint>(), new List<int>(), new MemoryStream());
        foreach (var leaf in leaves)
        {
            facts.AddRange(leaf.Facts);
            groups.AddRange(leaf.Groups);
            tallies.Write(leaf.Tallies);
            for (var i = 0; i < leaf.Count; i++)
            {
                var key = leaf.KeyOf(i);
                stored.Places.TryAdd(key.Place, CellNumbers.Places[key.Place]);
                stored.Groups.TryAdd(key.Groups, CellNumbers.Groups[key.Groups]);
                lengths.Add(leaf.Ends[i] - leaf.StartOf(i));
                if (!PackedTally.NamesItems(leaf.TallyOf(i))) continue;
                PackedTally.AddTo(Packing.FreshSum(), leaf.TallyOf(i), number => stored.Items[number] = CellNumbers.Items[number]);
            }
        }
        stored.KeyFacts = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(facts)).ToArray();
        stored.KeyGroups = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(groups)).ToArray();
        stored.Lengths = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(lengths)).ToArray();
        stored.Tallies = tallies.ToArray();
        return stored;
    }

    /// <summary>The sheet, in the numbers of this process; others are let in between its parts.</summary>
    public async Task<TallySheet> ToSheet()
    {
        var reading = new SheetReading(this);
        while (reading.ReadPart()) await Task.Yield();
        return reading.ToSheet();
    }
}
