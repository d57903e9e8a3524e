using System.Collections.Immutable;
using System.Globalization;
using Reporting.Casualties;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Seizures;

namespace Reporting.Queries;

/// <summary>A field that one version of an incident says otherwise than another.</summary>
/// <param name="Field">The field: <c>start</c>, <c>district</c>, <c>killed militants (ISAF)</c>.</param>
/// <param name="Old">What it said; null where it said nothing.</param>
/// <param name="New">What it says; null where it says nothing.</param>
internal readonly record struct FieldChange(string Field, string? Old, string? New);

/// <summary>Finds what differs between two versions of an incident.</summary>
/// <remarks>Lists are compared by what their items are about: a figure by its harm, side and who gave it, a party by its name; order does not matter.</remarks>
internal static class IncidentChanges
{
    /// <summary>Every field that differs, always in the same order.</summary>
    public static ImmutableArray<FieldChange> Between(Incident before, Incident now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        var changes = ImmutableArray.CreateBuilder<FieldChange>();
        foreach (var ((field, old), (_, text)) in Facts(before).Zip(Facts(now)))
            if (old != text) changes.Add(new FieldChange(field, old, text));
        Items(changes, before.Actors, now.Actors, actor => $"party {actor.Name}", Party);
        Items(changes, before.Figures, now.Figures, FigureField, figure => figure.Quantity.ToString());
        Items(changes, before.Seizures, now.Seizures, SeizureField, Seized);
        if (before.Summary != now.Summary) changes.Add(new FieldChange("summary", before.Summary, now.Summary));
        Items(changes, before.Sources, now.Sources, source => $"source {source.Outlet}", source => Printed(source) is { Length: > 0 } text ? text : "named");
        return changes.ToImmutable();
    }

    private static IEnumerable<(string Field, string? Text)> Facts(Incident incident)
    {
        var place = incident.Place;
        yield return ("revision", incident.Revision == 0 ? null : incident.Revision.ToString(CultureInfo.InvariantCulture));
        yield return ("type", incident.Type.Code());
        yield return ("violence", incident.Violence.Code());
        yield return ("start", Day(incident.Start));
        yield return ("end", Day(incident.End));
        yield return ("date precision", FormatCodes.DatePrecision.Code(incident.DatePrecision));
        yield return ("country", place.Country);
        yield return ("province", place.Province);
        yield return ("district", place.District);
        yield return ("locality", place.Locality);
        yield return ("point", Point(place.Latitude, place.Longitude));
        yield return ("location precision", FormatCodes.LocationPrecision.Code(place.Precision));
    }

    // Items of one key are paired in order; what is left over was added or taken away.
    private static void Items<T>(ImmutableArray<FieldChange>.Builder changes, ImmutableArray<T> before, ImmutableArray<T> now, Func<T, string> field, Func<T, string> text)
    {
        var old = Texts(before, field, text);
        var fresh = Texts(now, field, text);
        foreach (var name in old.Select(group => group.Key).Union(fresh.Select(group => group.Key)))
        {
            var (were, are) = (old[name].ToList(), fresh[name].ToList());
            // One that says the same in both is no change, wherever it stands in the list.
            foreach (var same in were.ToList())
                if (are.Remove(same)) were.Remove(same);
            for (var i = 0; i < Math.Max(were.Count, are.Count); i++)
                changes.Add(new FieldChange(name, i < were.Count ? were[i] : null, i < are.Count ? are[i] : null));
        }
    }

    private static ILookup<string, string> Texts<T>(ImmutableArray<T> items, Func<T, string> field, Func<T, string> text) =>
        (items.IsDefault ? [] : items).ToLookup(field, text, StringComparer.Ordinal);

    private static string Party(Actor actor) => Joined(FormatCodes.ActorKind.Code(actor.Kind), actor.ActorId is null ? null : $"id {actor.ActorId}", actor.NamedBy is null ? null : $"named by {actor.NamedBy}");

    private static string FigureField(Figure figure) => $"{figure.Harm.Code()} {figure.Side.Label()}{By(figure.Originator, figure.Outlet)}";

    private static string SeizureField(Seizure seizure) => $"{FormatCodes.Acquisition.Code(seizure.Acquisition)} {seizure.Item}{By(seizure.Originator)}";

    private static string Seized(Seizure seizure) => Joined($"{seizure.Quantity} {seizure.Unit}", seizure.Category.Code());

    private static string Printed(Source source) => Joined(
        Day(source.Published), source.Title is null ? null : $"\"{source.Title}\"", source.Url,
        source.Reliability is null && source.Credibility is null ? null : string.Create(CultureInfo.InvariantCulture, $"rated {source.Reliability}{source.Credibility}"));

    private static string By(params IEnumerable<string?> names) => Joined([.. names]) is { Length: > 0 } who ? $" ({who})" : "";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Point(double? latitude, double? longitude) =>
        latitude is null && longitude is null ? null : string.Create(CultureInfo.InvariantCulture, $"{latitude:R} {longitude:R}");

    private static string Joined(params string?[] parts) => string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
}
