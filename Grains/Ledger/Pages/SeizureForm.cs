using Reporting.Seizures;

namespace Reporting.Ledger;

/// <summary>How seizures are written in a page.</summary>
internal static class SeizureForm
{
    public static void Write(ColumnWriter to, Seizure[] seizures, TextTable texts) => ListForm.Write(to, seizures, texts, One);

    public static Seizure[] Read(ref ColumnReader from, scoped in PageTexts texts) => ListForm.Read(ref from, texts, One);

    public static void Skip(ref ColumnReader from) => ListForm.Skip(ref from, SkipOne);

    private static void One(ColumnWriter to, Seizure seizure, TextTable texts)
    {
        to.Byte((byte)seizure.Category);
        texts.Write(to, seizure.Item);
        QuantityForm.Write(to, seizure.Quantity, texts);
        texts.Write(to, seizure.Unit);
        to.Byte((byte)seizure.Acquisition);
        texts.Write(to, seizure.Originator);
    }

    private static Seizure One(ref ColumnReader from, scoped in PageTexts texts) => new()
    {
        Category = (WeaponCategory)from.Byte(),
        Item = texts[from.Index()]!,
        Quantity = QuantityForm.Read(ref from, texts),
        Unit = texts[from.Index()]!,
        Acquisition = (Acquisition)from.Byte(),
        Originator = texts[from.Index()],
    };

    private static void SkipOne(ref ColumnReader from)
    {
        from.Byte();
        // Item.
        from.Skip(1);
        QuantityForm.Skip(ref from);
        // Unit.
        from.Skip(1);
        from.Byte();
        // Originator.
        from.Skip(1);
    }
}
