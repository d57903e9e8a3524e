using CsCheck;
using Reporting.Tables;

namespace Reporting.Tests.Tables;

[Collection(nameof(AloneInTheProcess))]
public sealed class NumberTableTests
{
    // From the collector's large arrays on, collections go through all memory.
    private const long LargeArray = 85_000;

    public static TheoryData<string> Orders => ["rising", "falling", "by chance", "rising, with some from before"];

    [Theory]
    [MemberData(nameof(Orders))]
    public void Find_OfManyNumbers_GivesEach(string order)
    {
        var (table, numbers) = (new NumberTable<int>(), Numbers(order));
        foreach (var number in numbers) table.Take(2, number) += 1;

        Assert.All(numbers.CountBy(number => number), number => Assert.Equal(number.Value, table.Find(2, number.Key)));
        Assert.Equal(0, table.Find(2, 1));
        Assert.Equal(0, table.Find(2, 300_001));
        Assert.Equal(0, table.Find(1, 4));
        Assert.Equal(0, table.Find(3, 4));
    }

    [Fact]
    public void Find_AfterAnyTakes_GivesWhatADictionaryGives() => Gen.Select(Gen.Int[0, 2], Gen.OneOf(Gen.ULong, Gen.ULong[0, 6_000])).List[0, 9_000].Sample(takes =>
    {
        var (table, dictionary) = (new NumberTable<int>(), new Dictionary<(int, ulong), int>());
        for (var i = 0; i < takes.Count; i++)
        {
            ref var value = ref table.Take(takes[i].Item1, takes[i].Item2);
            Assert.Equal(dictionary.GetValueOrDefault(takes[i]), value);
            value = dictionary[takes[i]] = i + 1;
        }
        Assert.All(takes, take => Assert.Equal(dictionary[take], table.Find(take.Item1, take.Item2)));
        for (var number = 0UL; number <= 6_001; number++) Assert.Equal(dictionary.GetValueOrDefault((1, number)), table.Find(1, number));
    }, iter: 20, threads: 1);

    [Theory]
    [InlineData("rising", 1.02)]
    [InlineData("rising, with some from before", 1.1)]
    [InlineData("by chance", 1.1)]
    [InlineData("falling", 1.1)]
    public void Bytes_OfManyNumbers_AreLittleMoreThanTheyTake(string order, double most)
    {
        var (table, numbers) = (new NumberTable<long>(), Numbers(order));
        foreach (var number in numbers) table.Take(0, number) = 1;

        Assert.InRange(table.Bytes / (16.0 * numbers.Distinct().Count()), 1, most);
    }

    [Fact]
    public void Take_OfManyNumbers_AllocatesLittleMoreThanItKeepsAndNoLargeArray()
    {
        GC.Collect();
        var large = GC.GetGCMemoryInfo(GCKind.Any).GenerationInfo[3].SizeAfterBytes;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var table = new NumberTable<long>();
        for (var number = 1UL; number <= 400_000; number++) table.Take(0, number) = 1;

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, table.Bytes, table.Bytes * 1.05);
        GC.Collect();
        Assert.InRange(GC.GetGCMemoryInfo(GCKind.Any).GenerationInfo[3].SizeAfterBytes - large, long.MinValue, LargeArray);
        GC.KeepAlive(table);
    }

    private static List<ulong> Numbers(string order)
    {
        var random = new Random(7);
        var rising = Enumerable.Range(1, 100_000).Select(i => (ulong)i * 3).ToList();
        return order switch
        {
            "rising" => rising,
            "falling" => [.. rising.AsEnumerable().Reverse()],
            "by chance" => [.. rising.OrderBy(_ => random.Next())],
            _ => [.. rising.SelectMany(number => number % 24 == 0 ? [number, (ulong)random.Next(1, (int)number)] : new[] { number }).Where(number => number != 1)],
        };
    }
}
