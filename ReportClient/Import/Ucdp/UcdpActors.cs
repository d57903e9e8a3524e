using Reporting.Incidents;

namespace Reporting.Import;

/// <summary>Reads the two sides of a UCDP row.</summary>
/// <remarks>"Government of ..." is a government, "Civilians" civilians, <c>XXX</c> with a number a party that UCDP has not named yet; the rest are groups.</remarks>
internal sealed class UcdpActors(CsvHeader header)
{
    private const int MostKept = 100_000;

    private readonly int _a = header.Find("side_a");
    private readonly int _b = header.Find("side_b");
    private readonly int _aId = header.Find("side_a_new_id");
    private readonly int _bId = header.Find("side_b_new_id");
    private readonly TextPool _texts = new();
    private readonly TextPool _ids = new();
    private readonly Dictionary<(string Name, string Id), Actor> _known = [];

    public Actor SideA(CsvRows row, RowCheck check) => Read(row, check, "side_a", _a, _aId);

    public Actor SideB(CsvRows row, RowCheck check) => Read(row, check, "side_b", _b, _bId);

    internal static ActorKind KindOf(string name)
    {
        if (name.StartsWith("Government of ", StringComparison.Ordinal)) return ActorKind.Government;
        if (name == "Civilians") return ActorKind.Civilians;
        var isPlaceholder = name.Length > 3 && name.StartsWith("XXX", StringComparison.Ordinal) && name.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0;
        return isPlaceholder ? ActorKind.Unidentified : ActorKind.Group;
    }

    private Actor Read(CsvRows row, RowCheck check, string field, int nameColumn, int idColumn)
    {
        var text = row.Field(nameColumn).Trim();
        if (UcdpGedMapping.IsMissing(text)) check.Fail(RejectReason.MissingValue, field, text, "The side is not named.");
        var name = _texts.Name(check, field, text);
        var id = "";
        if (idColumn >= 0 && row.Field(idColumn).Trim() is { IsEmpty: false } idText && !UcdpGedMapping.IsMissing(idText)) id = _ids.Get(idText);
        if (_known.TryGetValue((name, id), out var known)) return known;
        if (id.Length > 0) check.Text(field + "_new_id", id);
        var actor = new Actor { Name = name, Kind = KindOf(name), ActorId = id.Length == 0 ? null : id };
        if (!check.Failed && _known.Count < MostKept) _known.Add((name, id), actor);
        return actor;
    }
}
