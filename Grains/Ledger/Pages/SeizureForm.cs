using Reporting.Seizures;

namespace Reporting.Ledger;

/// <summary>How seizures are written in a page.</summary>
internal static class SeizureForm
{
    public static void Write(ColumnWriter to, Seizure[] seizures, TextTable texts) => ListForm.Write(to, seizures, texts, One);

    public static Seizure[] Read(ref ColumnReader from, string?[] texts) => ListForm.Read(ref from, texts, One);

    private static void One(ColumnWriter to, Seizure seizure, TextTable texts)
    {
        to.Byte((byte)seizure.Category);
        texts.Write(to, seizure.Item);
        QuantityForm.Write(to, seizure.Quantity, texts);
        texts.Write(to, seizure.Unit);
        to.Byte((byte)seizure.Acquisition);
        texts.Write(to, seizure.Originator);
    }

    private static Seizure One(ref ColumnReader from, string?[] texts) => new()
    {
        Category = (WeaponCategory)from.Byte(),
        Item = texts[from.Index()]!,
        Quantity = QuantityForm.Read(ref from, texts),
        Unit = texts[from.Index()]!,
        Acquisition = (Acquisition)from.Byte(),
        Originator = texts[from.Index()],
    };
}
