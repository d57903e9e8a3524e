using Reporting.Incidents;

namespace Reporting.Import;

/// <summary>Reads the column <c>actors</c>: <c>name|kind|actorId|namedBy</c>.</summary>
internal sealed class ActorCells(TextPool names, TextPool texts) : RecurringEntryCells<Actor>("actors", 4)
{
    protected override Actor NewEntry(RowCheck check, CellEntry entry, FieldPath at) => new()
    {
        Name = Name(check, at.Of("name"), entry[0], names),
        Kind = Code(check, at.Of("kind"), entry[1], FormatCodes.ActorKind, ActorKind.Group),
        ActorId = Text(check, at.Of("actorId"), entry[2], texts),
        NamedBy = Text(check, at.Of("namedBy"), entry[3], texts),
    };
}
