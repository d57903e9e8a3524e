using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Import;

/// <summary>A list of codes and what they mean, for those values whose codes only the files of this product write.</summary>
internal sealed class CodeList<T> where T : struct, Enum
{
    private const int Shapes = 64;

    private readonly (T Value, string Code)[] _codes;

    // For each shape of a text the first code that has it, counted from 1.
    private readonly byte[] _byShape = new byte[Shapes];

    public CodeList(params (T Value, string Code)[] codes)
    {
        _codes = codes;
        for (var i = codes.Length - 1; i >= 0; i--) _byShape[Shape(codes[i].Code)] = checked((byte)(i + 1));
        Known = string.Join(", ", codes.Select(pair => pair.Code));
    }

    /// <summary>Every code, as a sentence lists them.</summary>
    public string Known { get; }

    public string Code(T value)
    {
        foreach (var pair in _codes)
            if (EqualityComparer<T>.Default.Equals(pair.Value, value)) return pair.Code;
        throw new ArgumentOutOfRangeException(nameof(value), value, $"No file can say this {typeof(T).Name}.");
    }

    public T Read(RowCheck check, FieldPath field, ReadOnlySpan<char> text)
    {
        // As files that this product wrote have it.
        if (!text.IsEmpty && _byShape[Shape(text)] is > 0 and var number && text.SequenceEqual(_codes[number - 1].Code)) return _codes[number - 1].Value;
        foreach (var pair in _codes)
            if (text.SequenceEqual(pair.Code)) return pair.Value;
        var wanted = text.Trim();
        foreach (var pair in _codes)
            if (wanted.Equals(pair.Code, StringComparison.OrdinalIgnoreCase)) return pair.Value;
        check.FailCode(field, text, Known);
        return default;
    }

    private static int Shape(ReadOnlySpan<char> text) => (text[0] * 7 + text[text.Length / 2] * 3 + text[^1] + text.Length * 5) % Shapes;
}

/// <summary>The codes of Reporting's own formats.</summary>
internal static class FormatCodes
{
    public static CodeList<IncidentType> Type { get; } = new([.. IncidentTypes.All.Select(type => (type, type.Code()))]);

    public static CodeList<ViolenceType> Violence { get; } = new([.. ViolenceTypes.All.Append(ViolenceType.NotStated).Select(type => (type, type.Code()))]);

    public static CodeList<DatePrecision> DatePrecision { get; } = new(
        (Incidents.DatePrecision.Day, "day"), (Incidents.DatePrecision.WithinWeek, "within-week"), (Incidents.DatePrecision.Week, "week"),
        (Incidents.DatePrecision.Month, "month"), (Incidents.DatePrecision.Year, "year"));

    public static CodeList<LocationPrecision> LocationPrecision { get; } = new(
        (Places.LocationPrecision.Exact, "exact"), (Places.LocationPrecision.Near, "near"), (Places.LocationPrecision.District, "district"),
        (Places.LocationPrecision.Province, "province"), (Places.LocationPrecision.Region, "region"), (Places.LocationPrecision.Country, "country"),
        (Places.LocationPrecision.SeaOrAir, "sea-or-air"));

    public static CodeList<ActorKind> ActorKind { get; } = new(
        (Incidents.ActorKind.Group, "group"), (Incidents.ActorKind.Government, "government"), (Incidents.ActorKind.Civilians, "civilians"),
        (Incidents.ActorKind.Unidentified, "unidentified"));

    public static CodeList<Harm> Harm { get; } = new([.. Casualty.Harms.Select(harm => (harm, harm.Code()))]);

    public static CodeList<Side> Side { get; } = new([(Casualties.Side.Total, Casualties.Side.Total.Code()), .. Casualty.Sides.Select(side => (side, side.Code()))]);

    public static CodeList<WeaponCategory> Category { get; } = new([.. WeaponCategories.All.Select(category => (category, category.Code()))]);

    public static CodeList<Acquisition> Acquisition { get; } = new(
        (Seizures.Acquisition.Seized, "seized"), (Seizures.Acquisition.Found, "found"), (Seizures.Acquisition.Surrendered, "surrendered"));
}
