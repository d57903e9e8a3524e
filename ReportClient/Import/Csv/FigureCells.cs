using Reporting.Casualties;

namespace Reporting.Import;

/// <summary>Reads the column <c>figures</c>: <c>harm|side|quantity|originator|outlet</c>.</summary>
internal sealed class FigureCells(TextPool names, TextPool texts) : RecurringEntryCells<Figure>("figures", 5)
{
    protected override Figure NewEntry(RowCheck check, CellEntry entry, FieldPath at) => new()
    {
        Harm = FormatCodes.Harm.Read(check, at.Of("harm"), entry[0]),
        Side = FormatCodes.Side.Read(check, at.Of("side"), entry[1]),
        Quantity = QuantityNotation.Read(check, at.Of("quantity"), entry[2], names),
        Originator = Text(check, at.Of("originator"), entry[3], texts),
        Outlet = Text(check, at.Of("outlet"), entry[4], texts),
    };
}
