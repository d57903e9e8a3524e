using System.Text;

namespace Reporting.Import;

/// <summary>Names a value in a row: <c>date_start</c>, <c>place.country</c>, <c>figures[1].quantity.low</c>. Becomes a text only when it is at fault.</summary>
internal readonly record struct FieldPath
{
    private readonly string? _first;
    private readonly int? _index;
    private readonly string? _second;
    private readonly string? _third;

    private FieldPath(string? first, int? index, string? second, string? third) => (_first, _index, _second, _third) = (first, index, second, third);

    /// <summary>A member of what is named here; at most three deep.</summary>
    public FieldPath Of(string member) => _first is null
        ? new FieldPath(member, null, null, null)
        : _second is null ? new FieldPath(_first, _index, member, null) : new FieldPath(_first, _index, _second, member);

    /// <summary>An element, from 0, of the list that is named here.</summary>
    public FieldPath At(int index) => new(_first, index, null, null);

    public static implicit operator FieldPath(string field) => new(field, null, null, null);

    public override string ToString()
    {
        if (_index is null && _second is null) return _first ?? "";
        var path = new StringBuilder(_first);
        if (_index is { } index) path.Append('[').Append(index).Append(']');
        if (_second is not null) path.Append('.').Append(_second);
        if (_third is not null) path.Append('.').Append(_third);
        return path.ToString();
    }
}
