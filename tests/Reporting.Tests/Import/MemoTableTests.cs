using Reporting.Import;

namespace Reporting.Tests.Import;

public sealed class MemoTableTests
{
    private const ulong Odd = 0x9E37_79B9_7F4A_7C15UL;

    private readonly MemoTable<string> _table = new(1_024);

    [Fact]
    public void Table_FewValues_KeepsAll()
    {
        for (var i = 1; i <= 200; i++) _table.Keep(Hash(i), $"{i}");

        Assert.All(Enumerable.Range(1, 200), i => Assert.Equal($"{i}", Find(i)));
    }

    [Fact]
    public void Table_EverNewValues_StaysAsLargeAsItMay()
    {
        for (var i = 1; i <= 5_000; i++) Meet(i);

        Assert.Equal(1_024, _table.Slots);
    }

    [Fact]
    public void Table_EverNewValues_Rests()
    {
        for (var i = 1; i <= 50_000 && !_table.Rests; i++) Meet(i);

        Assert.True(_table.Rests);
        Assert.True(_table.Near(Hash(1)).IsEmpty);
    }

    [Fact]
    public void Table_AtRest_LetsValuesPassByUntilItLooksAgain()
    {
        for (var i = 1; !_table.Rests; i++) Meet(i);

        while (_table.Rests) Assert.True(_table.PassesBy());

        Assert.False(_table.PassesBy());
    }

    [Fact]
    public void Table_AfterItsRest_KeepsAgain()
    {
        for (var i = 1; !_table.Rests; i++) Meet(i);
        while (_table.Rests) _table.Near(Hash(1));

        _table.Keep(Hash(-1), "again");

        Assert.Equal("again", Find(-1));
    }

    [Fact]
    public void Table_FullOfWhatComesAgain_DoesNotRest()
    {
        for (var i = 0; i < 100_000; i++) Meet(i % 5 == 0 ? 1_000 + i : 1 + i % 100);

        Assert.False(_table.Rests);
    }

    private static ulong Hash(int value) => unchecked((ulong)(value + 7) * Odd) ^ unchecked((ulong)(value + 7) * Odd) >> 32;

    private void Meet(int value)
    {
        if (Find(value) is null) _table.Keep(Hash(value), $"{value}");
    }

    private string? Find(int value)
    {
        foreach (ref readonly var slot in _table.Near(Hash(value)))
            if (slot.Hash == Hash(value)) return slot.Value;
        return null;
    }
}
