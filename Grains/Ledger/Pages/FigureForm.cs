using Reporting.Casualties;

namespace Reporting.Ledger;

/// <summary>How casualty figures are written in a page.</summary>
internal static class FigureForm
{
    public static void Write(ColumnWriter to, ReadOnlySpan<Figure> figures, TextTable texts)
    {
        to.Number((ulong)figures.Length);
        foreach (var figure in figures)
        {
            to.Byte((byte)figure.Harm);
            to.Byte((byte)figure.Side);
            QuantityForm.Write(to, figure.Quantity, texts);
            texts.Write(to, figure.Originator);
            texts.Write(to, figure.Outlet);
        }
    }

    public static Figure[] Read(ref ColumnReader from, string?[] texts) => ListForm.Read(ref from, texts, One);

    private static Figure One(ref ColumnReader from, string?[] texts) => new()
    {
        Harm = (Harm)from.Byte(),
        Side = (Side)from.Byte(),
        Quantity = QuantityForm.Read(ref from, texts),
        Originator = texts[from.Index()],
        Outlet = texts[from.Index()],
    };
}
