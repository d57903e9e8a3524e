using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Seizures;
using Reporting.Tallies;

namespace Reporting.Tracing;

/// <summary>Reads the name of a figure of a tally.</summary>
/// <remarks>
/// <c>incidents</c>, <c>fatal</c>; a harm, with a side before it and a part after it where they are meant: <c>killed</c>,
/// <c>civilians.killed</c>, <c>militants.wounded.high</c>; a seized item by its name or by its key in a breakdown by weapon:
/// <c>seized:AK-47</c>, <c>seized.unquantifiedIn:ammunition/RPG round/pieces</c>. Letter case does not matter.
/// </remarks>
internal static class FigureNames
{
    /// <summary>What can be named, in a sentence.</summary>
    public const string Grammar = "Name incidents, fatal, [SIDE.]HARM[.PART] or seized[.PART]:ITEM; HARM is killed, wounded or captured, SIDE militants, securityForces, civilians or unknown, "
        + "PART best, low, high, reportedIn or unquantifiedIn, for items also mentionedIn.";

    /// <summary>Reads a name; an item is still to be looked for. False when it is none.</summary>
    public static bool TryParse(string text, out NamedFigure figure)
    {
        ArgumentNullException.ThrowIfNull(text);
        figure = new NamedFigure(text.Trim(), Measure.Incidents, null, FigurePart.Best);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var words = (colon < 0 ? text : text[..colon]).Trim().Split('.');
        if (colon >= 0)
        {
            var part = FigurePart.Best;
            if (!Is(words[0], "seized") || words.Length > 2 || words.Length == 2 && !TryPart(words[1], out part) || text[(colon + 1)..].Trim().Length == 0) return false;
            figure = figure with { Measure = null, Item = text[(colon + 1)..].Trim(), Part = part };
            return true;
        }
        if (words.Length == 1 && Is(words[0], "incidents")) return true;
        if (words.Length == 1 && Is(words[0], "fatal"))
        {
            figure = figure with { Measure = Measure.FatalIncidents };
            return true;
        }
        return TryCasualty(words, ref figure);
    }

    /// <summary>The item that is meant among those of a tally: by key, or by a name that only one of them has; several or none where it is not clear.</summary>
    public static ImmutableArray<SeizureItem> Items(string name, Tally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        var keyed = tally.Seizures.Where(row => Is(Key(row.Item), name)).Select(row => row.Item).ToImmutableArray();
        return keyed.IsEmpty ? [.. tally.Seizures.Where(row => Is(row.Item.Item, name)).Select(row => row.Item)] : keyed;
    }

    /// <summary>An item's key, as a breakdown by weapon prints it.</summary>
    public static string Key(SeizureItem item) => $"{item.Category.Code()}/{item.Item}/{item.Unit}";

    private static bool TryCasualty(string[] words, ref NamedFigure figure)
    {
        var (side, part) = (Side.Total, FigurePart.Best);
        var rest = words.AsSpan();
        if (rest.Length > 1 && Casualty.TryParseSide(rest[0], out var named))
        {
            side = named;
            rest = rest[1..];
        }
        if (!Casualty.TryParseHarm(rest[0], out var harm) || rest.Length > 2 || rest.Length == 2 && (!TryPart(rest[1], out part) || part == FigurePart.MentionedIn)) return false;
        figure = figure with { Measure = Measure.Of(harm, side, part) };
        return true;
    }

    private static bool TryPart(string text, out FigurePart part)
    {
        foreach (var known in Enum.GetValues<FigurePart>())
        {
            part = known;
            if (Is(known.ToString(), text)) return true;
        }
        part = FigurePart.Best;
        return false;
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A figure as it was named.</summary>
/// <param name="Name">What was typed.</param>
/// <param name="Measure">What is counted; null where an item is still to be looked for.</param>
/// <param name="Item">The item's name or key; null where none is meant.</param>
/// <param name="Part">What of the item's quantity is meant.</param>
internal sealed record NamedFigure(string Name, Measure? Measure, string? Item, FigurePart Part);
