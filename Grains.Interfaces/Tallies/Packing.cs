using System.Buffers;
using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Seizures;

namespace Reporting.Tallies;

/// <summary>Puts cells in order and adds up those of one key.</summary>
internal static class Packing
{
    // Buffers are kept for each thread, since every change of every tally is packed.
    [ThreadStatic]
    private static CellWriter? _writer;

    [ThreadStatic]
    private static TallySum? _sum;

    /// <summary>The thread's own writer, begun anew.</summary>
    public static CellWriter FreshWriter()
    {
        var writer = _writer ??= new CellWriter();
        writer.Clear();
        return writer;
    }

    /// <summary>The thread's own sum, begun anew.</summary>
    public static TallySum FreshSum()
    {
        var sum = _sum ??= new TallySum();
        sum.Clear();
        return sum;
    }

    public static PackedCells Of(ReadOnlySpan<Cell> cells)
    {
        var loose = new LooseCells(cells.Length);
        foreach (var cell in cells) loose.Add(PackedKey.Of(cell.Key), Pack(cell.Tally));
        return loose.ToCells();
    }

    /// <summary>What would undo cells.</summary>
    public static PackedCells Negated(PackedCells cells)
    {
        var writer = FreshWriter();
        for (var i = 0; i < cells.Count; i++) writer.Add(cells.KeyOf(i), Negated(cells.TallyOf(i)));
        return writer.Take();
    }

    /// <summary>What would undo a written tally.</summary>
    public static byte[] Negated(ReadOnlySpan<byte> tally)
    {
        var sum = FreshSum();
        PackedTally.AddTo(sum, tally);
        return Pack(-sum.ToTally());
    }

    /// <summary>A tally as <see cref="PackedTally"/> writes it; empty where nothing is counted.</summary>
    public static byte[] Pack(Tally tally)
    {
        var sum = FreshSum();
        sum.Add(tally);
        return Pack(sum);
    }

    /// <summary>As <see cref="Pack(Tally)"/>, where what follows must be found: nothing takes bytes too.</summary>
    public static byte[] PackAny(Tally tally) => Pack(tally) is { Length: > 0 } packed ? packed : [0, 0, 0];

    /// <summary>What an incident of such figures and seizures adds to a tally by the default rule, as <see cref="PackedTally"/> writes it.</summary>
    public static byte[] Pack(ImmutableArray<Figure> figures, ImmutableArray<Seizure> seizures)
    {
        var sum = FreshSum();
        new AccountsOf(figures, seizures, CountingRule.Default).AddTo(sum);
        return Pack(sum);
    }

    /// <summary>A sum as <see cref="PackedTally"/> writes it; empty where nothing is counted.</summary>
    public static byte[] Pack(TallySum sum)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PackedTally.MostBytes(sum.Seizures.Count));
        var packed = buffer.AsSpan(0, PackedTally.Write(sum, buffer)).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return packed;
    }
}
