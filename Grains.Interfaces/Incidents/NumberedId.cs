using System.Collections.Concurrent;

namespace Reporting.Incidents;

/// <summary>An id that ends with a number, as those of most data sets do: the numbering that it belongs to, and its number there.</summary>
/// <remarks>
/// <para>A numbering is what ids have in common before the number, data set and all: <c>ucdp-ged:</c>, <c>acled:AFG</c>. Tables keep ids of one numbering beside
/// each other, since they mostly come in their order.</para>
/// <para>Numberings are counted by the process that met them: never stored, never sent, and no answer depends on them. Once a process has met
/// <see cref="MostNumberings"/>, an id of any other is no numbered one; what an id was it stays.</para>
/// </remarks>
/// <param name="Numbering">The numbering, from 0.</param>
/// <param name="Number">The number, at least 1.</param>
public readonly record struct NumberedId(int Numbering, ulong Number)
{
    /// <summary>How many numberings a process knows.</summary>
    public const int MostNumberings = 1_024;

    // What is longer is rather a name than the beginning of many ids.
    private const int LongestBeginning = 16;
    // So that it fits a long.
    private const int MostDigits = 18;
    private const long NumberAfterLast = 1_000_000_000_000_000_000;

    private static readonly ConcurrentDictionary<string, Met> Numberings = new();
    private static readonly ConcurrentDictionary<string, Met>.AlternateLookup<ReadOnlySpan<char>> ByText = Numberings.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly Lock Admitting = new();
    private static volatile int _met;

    // The ids of a file are mostly of one numbering.
    [ThreadStatic]
    private static Met? _last;

    /// <summary>The id as a numbered one; null when it is none.</summary>
    public static NumberedId? Of(IncidentId id)
    {
        if (id.IsDefault || id.SourceId is null) return null;
        var start = StartOfNumber(id.SourceId);
        return start == id.SourceId.Length ? null : Of(NumberingOf(id.DataSet, id.SourceId.AsSpan(0, start)), NumberOf(id.SourceId.AsSpan(start)));
    }

    /// <summary>The same of an id by its numbering and its number; null when it is none.</summary>
    public static NumberedId? Of(int? numbering, long number) =>
        numbering is { } known && number is > 0 and < NumberAfterLast ? new NumberedId(known, (ulong)number) : null;

    /// <summary>The numbering of ids of a data set that begin so before their number; null when ids of this kind are no numbered ones.</summary>
    public static int? NumberingOf(ReadOnlySpan<char> dataSet, ReadOnlySpan<char> beginning)
    {
        if (_last is { } last && dataSet.SequenceEqual(last.DataSet) && beginning.SequenceEqual(last.Beginning)) return last.Number;
        // A digit before the number rather belongs to a hash or a serial number than to a numbering.
        if (dataSet.Length > IncidentId.LongestDataSet || beginning.Length > LongestBeginning || beginning.ContainsAnyInRange('0', '9')) return null;
        Span<char> text = stackalloc char[IncidentId.LongestDataSet + 1 + LongestBeginning];
        dataSet.CopyTo(text);
        text[dataSet.Length] = ':';
        beginning.CopyTo(text[(dataSet.Length + 1)..]);
        text = text[..(dataSet.Length + 1 + beginning.Length)];
        if (!ByText.TryGetValue(text, out var met) && (met = Admit(text, dataSet, beginning)) is null) return null;
        _last = met;
        return met.Number;
    }

    /// <summary>Where the number begins that an id ends with: never with a zero, so that the number alone brings it back; the id's length when there is none.</summary>
    /// <remarks>Stored pages are written by it.</remarks>
    public static int StartOfNumber(ReadOnlySpan<char> id)
    {
        var start = id.Length;
        while (start > 0 && id.Length - start < MostDigits && char.IsAsciiDigit(id[start - 1])) start--;
        while (start < id.Length && id[start] == '0') start++;
        return start;
    }

    /// <summary>The number of an id's digits.</summary>
    public static long NumberOf(ReadOnlySpan<char> digits)
    {
        var number = 0L;
        foreach (var digit in digits) number = number * 10 + (digit - '0');
        return number;
    }

    // Full is full for ever, so that an id that was no numbered one never becomes one.
    private static Met? Admit(ReadOnlySpan<char> text, ReadOnlySpan<char> dataSet, ReadOnlySpan<char> beginning)
    {
        if (_met == MostNumberings) return null;
        lock (Admitting)
        {
            if (ByText.TryGetValue(text, out var known)) return known;
            if (_met == MostNumberings) return null;
            return Numberings[text.ToString()] = new Met(_met++, dataSet.ToString(), beginning.ToString());
        }
    }

    private sealed record Met(int Number, string DataSet, string Beginning);
}
