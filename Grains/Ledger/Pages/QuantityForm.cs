using System.Numerics;
using Reporting.Casualties;

namespace Reporting.Ledger;

/// <summary>How a quantity is written in a page: whatever it holds comes back, also what no constructor would make.</summary>
internal static class QuantityForm
{
    private const byte Exact = 0;
    private const byte AtLeast = 1;
    private const byte Word = 2;
    // Anything else: this and a bit for each of low, best and high that is there.
    private const byte Any = 8;
    private const byte HasLow = 1;
    private const byte HasBest = 2;
    private const byte HasHigh = 4;

    public static void Write(ColumnWriter to, Quantity quantity, TextTable texts)
    {
        switch (quantity)
        {
            case { Kind: QuantityKind.Exact, Low: { } low, Best: { } best, High: { } high, Word: null } when low == best && best == high:
                to.Byte(Exact);
                to.Signed(best);
                return;
            case { Kind: QuantityKind.AtLeast, Low: { } low, Best: { } best, High: null, Word: null } when low == best:
                to.Byte(AtLeast);
                to.Signed(best);
                return;
            case { Kind: QuantityKind.Vague, Low: null, Best: null, High: null }:
                to.Byte(Word);
                texts.Write(to, quantity.Word);
                return;
        }
        to.Byte((byte)(Any | (quantity.Low is null ? 0 : HasLow) | (quantity.Best is null ? 0 : HasBest) | (quantity.High is null ? 0 : HasHigh)));
        to.Byte((byte)quantity.Kind);
        if (quantity.Low is { } anyLow) to.Signed(anyLow);
        if (quantity.Best is { } anyBest) to.Signed(anyBest);
        if (quantity.High is { } anyHigh) to.Signed(anyHigh);
        texts.Write(to, quantity.Word);
    }

    public static void Skip(ref ColumnReader from)
    {
        var form = from.Byte();
        if (form >= Any) from.Byte();
        // The word's number, or one for each that is there and the word's.
        from.Skip(form < Any ? 1 : BitOperations.PopCount((uint)(form & (HasLow | HasBest | HasHigh))) + 1);
    }

    public static Quantity Read(ref ColumnReader from, scoped in PageTexts texts)
    {
        var form = from.Byte();
        switch (form)
        {
            case Exact:
                var exact = from.Signed();
                return Quantity.OfKept(QuantityKind.Exact, exact, exact, exact, null);
            case AtLeast:
                var least = from.Signed();
                return Quantity.OfKept(QuantityKind.AtLeast, least, least, null, null);
            case Word:
                return Quantity.OfKept(QuantityKind.Vague, null, null, null, texts[from.Index()]);
            case < Any or > (Any | HasLow | HasBest | HasHigh):
                throw new InvalidDataException($"a quantity has the form {form}");
        }
        var kind = (QuantityKind)from.Byte();
        long? low = (form & HasLow) != 0 ? from.Signed() : null;
        long? best = (form & HasBest) != 0 ? from.Signed() : null;
        long? high = (form & HasHigh) != 0 ? from.Signed() : null;
        return Quantity.OfKept(kind, low, best, high, texts[from.Index()]);
    }
}
