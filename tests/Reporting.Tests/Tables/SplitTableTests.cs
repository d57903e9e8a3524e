using CsCheck;
using Reporting.Tables;

namespace Reporting.Tests.Tables;

[Collection(nameof(AloneInTheProcess))]
public sealed class SplitTableTests
{
    // From the collector's large arrays on, collections go through all memory.
    private const long LargeArray = 85_000;

    public static TheoryData<string> Spreads => new(Hashes.Keys);

    [Theory]
    [MemberData(nameof(Spreads))]
    public void Find_AfterAnyTakes_GivesWhatADictionaryGives(string spread) => Gen.Int[1, 4_000].List[0, 3_000].Sample(numbers =>
    {
        var (table, dictionary) = (new SplitTable<Numbered>(), new Dictionary<int, int>());
        for (var i = 0; i < numbers.Count; i++)
        {
            var key = Hashes[spread](numbers[i]);
            ref var slot = ref table.Take(key);
            Assert.Equal(dictionary.GetValueOrDefault(numbers[i]), slot.Value);
            slot = key with { Value = i + 1 };
            dictionary[numbers[i]] = i + 1;
        }
        for (var number = 1; number <= 4_000; number++) Assert.Equal(dictionary.GetValueOrDefault(number), table.Find(Hashes[spread](number)).Value);
    }, iter: 20, threads: 1);

    [Theory]
    [InlineData(1_000)]
    [InlineData(50_000)]
    [InlineData(400_000)]
    public void Find_OfManyKeys_GivesEach(int keys)
    {
        var table = Of(keys, "by chance");

        Assert.All(Enumerable.Range(1, keys), number => Assert.Equal(number, table.Find(Hashes["by chance"](number)).Value));
        Assert.True(table.Find(Hashes["by chance"](keys + 1)).IsFree);
    }

    [Theory]
    [InlineData(60_000)]
    [InlineData(100_000)]
    [InlineData(150_000)]
    [InlineData(400_000)]
    [InlineData(550_000)]
    public void Bytes_OfManyKeys_AreLessThanTwiceWhatTheyTake(int keys) =>
        Assert.InRange(Of(keys, "by chance").Bytes / (24.0 * keys), 1.33, 1.95);

    [Fact]
    public void Take_OfManyKeys_AllocatesLittleMoreThanItKeeps()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var table = Of(400_000, "by chance");

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, table.Bytes, table.Bytes * 1.2);
    }

    [Fact]
    public void Take_OfManyKeys_MakesNoLargeArray()
    {
        GC.Collect();
        var before = GC.GetGCMemoryInfo(GCKind.Any).GenerationInfo[3].SizeAfterBytes;
        var table = Of(400_000, "by chance");
        GC.Collect();

        Assert.InRange(GC.GetGCMemoryInfo(GCKind.Any).GenerationInfo[3].SizeAfterBytes - before, long.MinValue, LargeArray);
        GC.KeepAlive(table);
    }

    // Keys that were made to fall together cost time, and no memory without bounds.
    [Theory]
    [InlineData("one part")]
    [InlineData("one slot")]
    public void Bytes_OfKeysThatFallTogether_AreBounded(string spread) => Assert.InRange(Of(10_000, spread).Bytes, 240_000, 1_000_000);

    private static SplitTable<Numbered> Of(int keys, string spread)
    {
        var table = new SplitTable<Numbered>();
        for (var number = 1; number <= keys; number++) table.Take(Hashes[spread](number)) = Hashes[spread](number) with { Value = number };
        return table;
    }

    private static Dictionary<string, Func<int, Numbered>> Hashes { get; } = new()
    {
        ["by chance"] = number => new Numbered(number, Mixed(number), (uint)(Mixed(-number) >> 32), 0),
        ["one part"] = number => new Numbered(number, 0, (uint)(Mixed(-number) >> 32), 0),
        ["one slot"] = number => new Numbered(number, Mixed(number), 7, 0),
        ["two parts, at the end"] = number => new Numbered(number, number % 2 == 0 ? ulong.MaxValue : 0, uint.MaxValue, 0),
    };

    private static ulong Mixed(long number)
    {
        var mixed = unchecked((ulong)number * 0x9E37_79B9_7F4A_7C15UL);
        mixed = unchecked((mixed ^ mixed >> 32) * 0xD6E8_FEB8_6659_FD93UL);
        return mixed ^ mixed >> 32;
    }

    private readonly record struct Numbered(int Number, ulong PartHash, uint SlotHash, int Value) : ISlot<Numbered>
    {
        public bool IsFree => Value == 0;

        public bool HasKeyOf(in Numbered other) => Number == other.Number;
    }
}
