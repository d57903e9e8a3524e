using CsCheck;
using Reporting.Storage;

namespace Reporting.Tests.Storage;

public sealed class EnvelopeTests
{
    [Fact]
    public void Open_WhatWasSealed_GivesItBack() => Gen.Byte.Array[0, 2000].Sample(content =>
    {
        Assert.True(Envelope.TryOpen(3, Envelope.Seal(3, content), out var opened, out _));
        Assert.Equal(content, opened);
    });

    [Fact]
    public void Open_WhatWasSealedInParts_GivesItBack() => Gen.Select(Gen.OneOf(Gen.Byte, Gen.Byte[0, 3]).Array[0, 2000], Gen.Int[0, 2000].Array[0, 9]).Sample((content, places) =>
    {
        var ends = places.Where(end => end <= content.Length).Order().ToArray();

        Assert.True(Envelope.TryOpen(3, Envelope.Seal(3, content, ends), out var opened, out _));

        Assert.Equal(content, opened);
    });

    [Theory]
    [InlineData(300_000)]
    [InlineData(3_000_000)]
    public void Open_OfPartsLongerThanABlock_GivesThemBack(int length)
    {
        var content = new byte[length];
        for (var i = 0; i < length; i++) content[i] = (byte)(i % 7);
        new Random(1).NextBytes(content.AsSpan(length / 2));

        Assert.True(Envelope.TryOpen(3, Envelope.Seal(3, content, [length / 2]), out var opened, out _));

        Assert.Equal(content, opened);
    }

    [Fact]
    public void Seal_OfPartsThatLookUnlike_TakesLessThanTogether()
    {
        var (content, random) = (new byte[2_000], new Random(1));
        for (var i = 0; i < content.Length; i++) content[i] = (byte)(random.Next(8) + (i < 1_000 ? 0 : 100));

        // Three bits for each, and not four.
        Assert.InRange(Envelope.Seal(3, content, [1_000]).Length, 750, 850);
        Assert.InRange(Envelope.Seal(3, content).Length, 1_000, 1_100);
    }

    [Fact]
    public void Open_WhatWasSealedAsItIs_GivesItBack() => Gen.OneOf(Gen.Byte.Array[0, 300], Gen.Byte.Array[65_000, 131_072]).Sample(content =>
    {
        var page = Envelope.SealAsItIs(3, content);
        Assert.True(Envelope.TryOpen(3, page, out var opened, out _));
        Assert.Equal(content, opened);
        Assert.Equal(28 + content.Length, page.Length);
    }, iter: 200);

    [Fact]
    public void Open_AnyFlippedBit_IsRefused() => Gen.Select(Gen.Byte.Array[1, 500], Gen.Int[0, 100_000]).Sample((content, at) =>
    {
        var page = Envelope.Seal(3, content);
        var bit = at % (page.Length * 8);
        page[bit / 8] ^= (byte)(1 << (bit % 8));
        Assert.False(Envelope.TryOpen(3, page, out _, out var damage));
        Assert.NotEmpty(damage);
    });

    [Fact]
    public void Open_CutAnywhere_IsRefused() => Gen.Select(Gen.Byte.Array[1, 500], Gen.Int[0, 100_000]).Sample((content, at) =>
    {
        var page = Envelope.Seal(3, content);
        Assert.False(Envelope.TryOpen(3, page.AsSpan(0, at % page.Length), out _, out _));
    });

    [Fact]
    public void Open_AnotherKind_IsRefused() => Assert.False(Envelope.TryOpen(4, Envelope.Seal(3, "text"u8), out _, out _));
}
