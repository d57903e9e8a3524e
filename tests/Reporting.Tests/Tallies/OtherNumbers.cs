using System.Runtime.InteropServices;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

/// <summary>Stored cells as another process would have written them, whose numbers of names run the other way.</summary>
internal static class OtherNumbers
{
    public static StoredCells Of(StoredCells stored)
    {
        var (places, groups, items) = (Reversed(stored.Places.Keys), Reversed(stored.Groups.Keys), Reversed(stored.Items.Keys));
        var cells = Cells(stored).Select(cell => (Key: cell.Key.With(places[cell.Key.Place], groups[cell.Key.Groups]), Tally: WithItems(cell.Tally, items))).OrderBy(cell => cell.Key).ToList();
        return new StoredCells
        {
            Places = stored.Places.ToDictionary(place => places[place.Key], place => place.Value),
            Groups = stored.Groups.ToDictionary(group => groups[group.Key], group => group.Value),
            Items = stored.Items.ToDictionary(item => items[item.Key], item => item.Value),
            KeyFacts = Bytes(cells.Select(cell => cell.Key.Facts)),
            KeyGroups = Bytes(cells.Select(cell => cell.Key.Groups)),
            Lengths = Bytes(cells.Select(cell => cell.Tally.Length)),
            Tallies = [.. cells.SelectMany(cell => cell.Tally)],
        };
    }

    private static IEnumerable<(PackedKey Key, byte[] Tally)> Cells(StoredCells stored)
    {
        var (facts, groups, lengths) = (From<ulong>(stored.KeyFacts), From<uint>(stored.KeyGroups), From<int>(stored.Lengths));
        for (var (i, at) = (0, 0); i < facts.Length; at += lengths[i++]) yield return (new PackedKey(facts[i], groups[i]), stored.Tallies[at..(at + lengths[i])]);
    }

    private static byte[] WithItems(byte[] tally, Dictionary<uint, uint> items)
    {
        if (!PackedTally.NamesItems(tally)) return tally;
        var numbers = new uint[items.Keys.Max() + 1];
        foreach (var (from, to) in items) numbers[from] = to;
        var renumbered = new byte[PackedTally.MostBytesRenumbered(tally.Length)];
        return renumbered[..PackedTally.Renumber(tally, renumbered, numbers)];
    }

    private static Dictionary<uint, uint> Reversed(IEnumerable<uint> numbers)
    {
        var sorted = numbers.Order().ToList();
        return sorted.Zip(sorted.AsEnumerable().Reverse()).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static T[] From<T>(byte[] bytes)
        where T : struct => MemoryMarshal.Cast<byte, T>(bytes).ToArray();

    private static byte[] Bytes<T>(IEnumerable<T> values)
        where T : struct => MemoryMarshal.AsBytes(values.ToArray().AsSpan()).ToArray();
}
