using System.Numerics;
using System.Runtime.InteropServices;

namespace Reporting.Tallies;

/// <summary>A tally in a few bytes: what was not reported takes none, and small numbers take one.</summary>
/// <remarks>
/// Numbers are signed and of variable length, so that corrections and the largest sums need no other form. Incidents; fatal incidents; which of the
/// 15 figures follow, and whether seized items do. A figure that was always exact is its number of incidents doubled and its sum; any other is 1 and its
/// eight numbers.
/// </remarks>
internal static class PackedTally
{
    private const int MostBytesOfNumber = 10, MostBytesOfFigure = 9 * MostBytesOfNumber;
    private const uint HasSeizures = 1u << 15;
    private const ulong General = 1;

    /// <summary>No tally of so many seized items takes more.</summary>
    public static int MostBytes(int seizures) => 4 * MostBytesOfNumber + 15 * MostBytesOfFigure + seizures * (MostBytesOfFigure + 2 * MostBytesOfNumber);

    /// <summary>Writes a sum and returns how many bytes it takes; 0 where nothing is counted.</summary>
    public static int Write(TallySum sum, Span<byte> into)
    {
        uint given = 0;
        for (var i = 0; i < sum.Figures.Length; i++)
            if (!sum.Figures[i].IsEmpty) given |= 1u << i;
        var seizures = sum.Seizures;
        var items = 0;
        foreach (var row in seizures)
            if (!row.Value.Figure.IsEmpty || row.Value.MentionedIn != 0) items++;
        if (items > 0) given |= HasSeizures;
        if (given == 0 && sum is { Incidents: 0, FatalIncidents: 0 }) return 0;
        var at = 0;
        Signed(into, ref at, sum.Incidents);
        Signed(into, ref at, sum.FatalIncidents);
        Number(into, ref at, given);
        for (var rest = given & ~HasSeizures; rest != 0; rest &= rest - 1) Figure(into, ref at, sum.Figures[BitOperations.TrailingZeroCount(rest)]);
        if (items == 0) return at;
        Number(into, ref at, (uint)items);
        foreach (var row in seizures)
        {
            if (row.Value.Figure.IsEmpty && row.Value.MentionedIn == 0) continue;
            Number(into, ref at, row.Key);
            Signed(into, ref at, row.Value.MentionedIn);
            Figure(into, ref at, row.Value.Figure);
        }
        return at;
    }

    /// <summary>Adds a written tally to a sum.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="packed">What holds the tally; it may go on after it.</param>
    /// <param name="from">Where the tally begins.</param>
    public static void AddTo(TallySum sum, ReadOnlySpan<byte> packed, int from = 0)
    {
        var reader = new NumberReader(packed, from);
        sum.AddIncidents(reader.Signed(), reader.Signed());
        var given = (uint)reader.Number();
        var numbers = sum.Numbers(given & ~HasSeizures);
        for (var rest = given & ~HasSeizures; rest != 0; rest &= rest - 1)
        {
            var figure = numbers.Slice(8 * BitOperations.TrailingZeroCount(rest), 8);
            var form = reader.Number();
            if (form == General)
            {
                for (var i = 0; i < figure.Length; i++) figure[i] += reader.Signed();
                continue;
            }
            var (incidents, total) = (FromZigZag(form >> 1), reader.Signed());
            for (var i = 0; i < 3; i++) figure[i] += total;
            for (var i = 3; i < 6; i++) figure[i] += incidents;
        }
        if ((given & HasSeizures) == 0) return;
        for (var items = reader.Number(); items > 0; items--)
        {
            var (number, mentionedIn, form) = ((uint)reader.Number(), reader.Signed(), reader.Number());
            var figure = form == General
                ? new FigureTally(reader.Signed(), reader.Signed(), reader.Signed(), reader.Signed(), reader.Signed(), reader.Signed(), reader.Signed(), reader.Signed())
                : Exact(form, reader.Signed());
            sum.AddSeizure(number, figure, mentionedIn);
        }
    }

    /// <summary>Reads what was written.</summary>
    public static Tally.Counted Read(ReadOnlySpan<byte> packed)
    {
        var at = 0;
        var (incidents, fatalIncidents, given) = (Signed(packed, ref at), Signed(packed, ref at), (uint)Number(packed, ref at));
        var figures = (given & ~HasSeizures) == 0 ? [] : new FigureRow[BitOperations.PopCount(given & ~HasSeizures)];
        var row = 0;
        for (var rest = given & ~HasSeizures; rest != 0; rest &= rest - 1) figures[row++] = TallySum.RowOf(BitOperations.TrailingZeroCount(rest), Figure(packed, ref at));
        if ((given & HasSeizures) == 0) return new(incidents, fatalIncidents, ImmutableCollectionsMarshal.AsImmutableArray(figures), []);
        var seizures = new SeizureTally[Number(packed, ref at)];
        foreach (ref var seizure in seizures.AsSpan())
        {
            var (item, mentionedIn) = (CellNumbers.Items[(uint)Number(packed, ref at)], Signed(packed, ref at));
            seizure = new SeizureTally(item, Figure(packed, ref at), mentionedIn);
        }
        seizures.AsSpan().Sort(static (left, right) => left.Item.CompareTo(right.Item));
        return new(incidents, fatalIncidents, ImmutableCollectionsMarshal.AsImmutableArray(figures), ImmutableCollectionsMarshal.AsImmutableArray(seizures));
    }

    /// <summary>How many incidents a written tally counts.</summary>
    public static (long Incidents, long FatalIncidents) CountsOf(ReadOnlySpan<byte> packed)
    {
        var at = 0;
        return (Signed(packed, ref at), Signed(packed, ref at));
    }

    /// <summary>One figure of a written tally, by its place in <see cref="TallySum.Figures"/>; empty where it was not reported.</summary>
    public static FigureTally FigureOf(ReadOnlySpan<byte> packed, int place)
    {
        var at = 0;
        Skip(packed, ref at, 2);
        var given = (uint)Number(packed, ref at) & ~HasSeizures;
        if ((given & 1u << place) == 0) return default;
        for (var before = BitOperations.PopCount(given & (1u << place) - 1); before > 0; before--) SkipFigure(packed, ref at);
        return Figure(packed, ref at);
    }

    /// <summary>Whether a written tally names seized items.</summary>
    public static bool NamesItems(ReadOnlySpan<byte> packed)
    {
        var at = 0;
        Skip(packed, ref at, 2);
        return (Number(packed, ref at) & HasSeizures) != 0;
    }

    /// <summary>A written tally takes no more with other numbers of its items.</summary>
    public static int MostBytesRenumbered(int bytes) => bytes * MostBytesOfNumber;

    /// <summary>Writes a written tally that names seized items with other numbers of them, and returns how many bytes it takes.</summary>
    public static int Renumber(ReadOnlySpan<byte> packed, Span<byte> into, ReadOnlySpan<uint> numbers)
    {
        var from = 0;
        Skip(packed, ref from, 2);
        for (var rest = (uint)Number(packed, ref from) & ~HasSeizures; rest != 0; rest &= rest - 1) SkipFigure(packed, ref from);
        var items = Number(packed, ref from);
        packed[..from].CopyTo(into);
        for (var at = from; ; items--)
        {
            if (items == 0) return at;
            Number(into, ref at, numbers[(int)Number(packed, ref from)]);
            var rest = from;
            Skip(packed, ref from, 1);
            SkipFigure(packed, ref from);
            packed[rest..from].CopyTo(into[at..]);
            at += from - rest;
        }
    }

    private static void SkipFigure(ReadOnlySpan<byte> packed, ref int at) => Skip(packed, ref at, Number(packed, ref at) == General ? 8 : 1);

    private static void Skip(ReadOnlySpan<byte> packed, ref int at, int numbers)
    {
        for (; numbers > 0; numbers--) Number(packed, ref at);
    }

    private static void Figure(Span<byte> into, ref int at, FigureTally figure)
    {
        if (figure is { UnquantifiedIn: 0, Parts: 0 } && figure.LowIn == figure.ReportedIn && figure.HighIn == figure.ReportedIn
            && figure.LowSum == figure.BestSum && figure.HighSum == figure.BestSum && figure.ReportedIn is > int.MinValue and < int.MaxValue)
        {
            Number(into, ref at, ZigZag(figure.ReportedIn) << 1);
            Signed(into, ref at, figure.BestSum);
            return;
        }
        Number(into, ref at, General);
        Signed(into, ref at, figure.LowSum);
        Signed(into, ref at, figure.BestSum);
        Signed(into, ref at, figure.HighSum);
        Signed(into, ref at, figure.LowIn);
        Signed(into, ref at, figure.ReportedIn);
        Signed(into, ref at, figure.HighIn);
        Signed(into, ref at, figure.UnquantifiedIn);
        Signed(into, ref at, figure.Parts);
    }

    private static FigureTally Figure(ReadOnlySpan<byte> packed, ref int at)
    {
        var form = Number(packed, ref at);
        if (form == General)
        {
            return new FigureTally(
                Signed(packed, ref at), Signed(packed, ref at), Signed(packed, ref at), Signed(packed, ref at),
                Signed(packed, ref at), Signed(packed, ref at), Signed(packed, ref at), Signed(packed, ref at));
        }
        return Exact(form, Signed(packed, ref at));
    }

    private static FigureTally Exact(ulong form, long sum)
    {
        var incidents = FromZigZag(form >> 1);
        return new FigureTally(sum, sum, sum, incidents, incidents, incidents, 0);
    }

    private static void Signed(Span<byte> into, ref int at, long value) => Number(into, ref at, ZigZag(value));

    private static long Signed(ReadOnlySpan<byte> packed, ref int at) => FromZigZag(Number(packed, ref at));

    /// <summary>Writes a number of 1 to 10 bytes.</summary>
    public static void Number(Span<byte> into, ref int at, ulong value)
    {
        for (; value > 0x7F; value >>= 7) into[at++] = (byte)(value & 0x7F | 0x80);
        into[at++] = (byte)value;
    }

    /// <summary>Reads a number of 1 to 10 bytes.</summary>
    public static ulong Number(ReadOnlySpan<byte> packed, ref int at)
    {
        ulong value = packed[at++];
        if (value < 0x80) return value;
        value &= 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            ulong part = packed[at++];
            value |= (part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
    }

    private static ulong ZigZag(long value) => unchecked((ulong)(value << 1 ^ value >> 63));

    private static long FromZigZag(ulong value) => unchecked((long)(value >> 1) ^ -(long)(value & 1));
}
