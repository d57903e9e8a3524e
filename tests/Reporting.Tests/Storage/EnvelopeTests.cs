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
