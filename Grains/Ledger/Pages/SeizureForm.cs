using Reporting.Seizures;

namespace Reporting.Ledger;

/// <summary>How seizures are written in a page.</summary>
internal static class SeizureForm
{
    public static void Write(ColumnWriter to, ReadOnlySpan<Seizure> seizures, TextTable texts)
    {
        to.Number((ulong)seizures.Length);
        foreach (var seizure in seizures)
        {
            to.Byte((byte)seizure.Category);
            texts.Write(to, seizure.Item);
            QuantityForm.Write(to, seizure.Quantity, texts);
            texts.Write(to, seizure.Unit);
            to.Byte((byte)seizure.Acquisition);
            texts.Write(to, seizure.Originator);
        }
    }

    public static Seizure[] Read(ref ColumnReader from, string?[] texts) => ListForm.Read(ref from, texts, One);

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
