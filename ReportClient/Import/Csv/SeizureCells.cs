using Reporting.Seizures;

namespace Reporting.Import;

/// <summary>Reads the column <c>seizures</c>: <c>category|item|quantity|unit|acquisition|originator</c>.</summary>
internal sealed class SeizureCells(TextPool names, TextPool texts) : RecurringEntryCells<Seizure>("seizures", 6)
{
    protected override Seizure NewEntry(RowCheck check, CellEntry entry, FieldPath at) => new()
    {
        Category = FormatCodes.Category.Read(check, at.Of("category"), entry[0]),
        Item = Name(check, at.Of("item"), entry[1], names),
        Quantity = QuantityNotation.Read(check, at.Of("quantity"), entry[2], names),
        Unit = entry[3].IsEmpty ? Seizure.Pieces : Name(check, at.Of("unit"), entry[3], names),
        Acquisition = Code(check, at.Of("acquisition"), entry[4], FormatCodes.Acquisition, Acquisition.Seized),
        Originator = Text(check, at.Of("originator"), entry[5], texts),
    };
}
