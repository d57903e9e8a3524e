using Reporting.Casualties;

namespace Reporting.Ledger;

/// <summary>How casualty figures are written in a page.</summary>
internal static class FigureForm
{
    public static void Write(ColumnWriter to, Figure[] figures, TextTable texts) => ListForm.Write(to, figures, texts, One);

    public static Figure[] Read(ref ColumnReader from, scoped in PageTexts texts) => ListForm.Read(ref from, texts, One);

    public static void Skip(ref ColumnReader from) => ListForm.Skip(ref from, SkipOne);

    private static void One(ColumnWriter to, Figure figure, TextTable texts)
    {
        to.Byte((byte)figure.Harm);
        to.Byte((byte)figure.Side);
        QuantityForm.Write(to, figure.Quantity, texts);
        texts.Write(to, figure.Originator);
        texts.Write(to, figure.Outlet);
    }

    private static Figure One(ref ColumnReader from, scoped in PageTexts texts) => new()
    {
        Harm = (Harm)from.Byte(),
        Side = (Side)from.Byte(),
        Quantity = QuantityForm.Read(ref from, texts),
        Originator = texts[from.Index()],
        Outlet = texts[from.Index()],
    };

    private static void SkipOne(ref ColumnReader from)
    {
        // Harm and side.
        from.Bytes(2);
        QuantityForm.Skip(ref from);
        // Originator and outlet.
        from.Skip(2);
    }
}
