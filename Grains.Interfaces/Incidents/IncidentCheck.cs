using System.Runtime.InteropServices;
using Reporting.Names;
using Reporting.Places;

namespace Reporting.Incidents;

/// <summary>What must be true of every incident that the ledger takes, whatever brought it.</summary>
/// <remarks>Readers check more, and say it by field; this is the last edge, since an incident that comes over the wire has met no constructor.</remarks>
public static class IncidentCheck
{
    // Empty where nothing is wrong.
    private static readonly KeyMemo<string, string> Wrong = new(name => WhatIsWrongWithName(name) ?? "");

    // Names, and lists of parties and figures, in which nothing is wrong: they come again and again as the very same object.
    private static readonly SeenObjects Right = new();

    /// <summary>What is wrong, in words; null when nothing is.</summary>
    public static string? WhatIsWrong(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        if (incident.Id.IsDefault) return "it has no id";
        if (!IncidentId.IsDataSet(incident.Id.DataSet) || !IncidentId.IsSourceId(incident.Id.SourceId)) return "its id is not of the form dataset:id";
        if (incident.End < incident.Start) return $"it ends on {incident.End:yyyy-MM-dd}, before it starts on {incident.Start:yyyy-MM-dd}";
        if (incident.Place is null || incident.Place.Country is null) return "it has no country";
        if (incident.Place.Precision is < LocationPrecision.Exact or > LocationPrecision.SeaOrAir) return $"location precision {(byte)incident.Place.Precision} is none of 1 to 7";
        if (incident.DatePrecision is < DatePrecision.Day or > DatePrecision.Year) return $"date precision {(byte)incident.DatePrecision} is none of 1 to 5";
        return Names(incident) ?? Quantities(incident);
    }

    /// <summary>Why a text cannot be the name of a place or a party; null when it can.</summary>
    public static string? WhatIsWrongWithName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > NameKey.LongestName) return $"is {name.Length} characters long, more than {NameKey.LongestName}";
        if (name.Any(char.IsControl)) return "has a control character";
        return NameKey.Of(name).Length == 0 ? "has no letter or digit" : null;
    }

    private static string? Names(Incident incident)
    {
        var wrong = Name("country's name", incident.Place.Country) ?? Name("province's name", incident.Place.Province) ?? Name("district's name", incident.Place.District);
        if (ImmutableCollectionsMarshal.AsArray(incident.Actors) is { } actors && !Right.Has(actors))
        {
            foreach (var actor in actors) wrong ??= Name("name of a party", actor.Name);
            if (wrong is null) Right.Add(actors);
        }
        foreach (var seizure in incident.Seizures.IsDefault ? [] : incident.Seizures)
            wrong ??= Name("name of a seized item", seizure.Item) ?? Name("unit of a seized item", seizure.Unit);
        return wrong;
    }

    private static string? Name(string what, string? name)
    {
        if (name is null || Right.Has(name)) return null;
        if (Wrong.Of(name) is { Length: > 0 } wrong) return $"the {what} {wrong}";
        Right.Add(name);
        return null;
    }

    private static string? Quantities(Incident incident)
    {
        if (ImmutableCollectionsMarshal.AsArray(incident.Figures) is { } figures && !Right.Has(figures))
        {
            foreach (var figure in figures)
                if (figure.Quantity.WhatIsWrong() is { } wrong) return $"a casualty figure {wrong}";
            Right.Add(figures);
        }
        foreach (var seizure in incident.Seizures.IsDefault ? [] : incident.Seizures)
            if (seizure.Quantity.WhatIsWrong() is { } wrong) return $"the quantity of '{seizure.Item}' {wrong}";
        return null;
    }
}
