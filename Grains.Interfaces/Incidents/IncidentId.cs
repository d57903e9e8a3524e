using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Reporting.Names;

namespace Reporting.Incidents;

/// <summary>Names one incident for ever: the data set and that data set's own id, written <c>ucdp-ged:412700</c>.</summary>
/// <remarks>
/// Never invented when the source has one. <c>default</c> names nothing (<see cref="IsDefault"/>). Equality is ordinal.
/// The data set is 1-40 of <c>a-z 0-9 -</c>; the source's id is 1-200 characters without control characters or
/// white space at its ends, and may itself hold colons.
/// </remarks>
[GenerateSerializer, Immutable, Alias("reporting.IncidentId")]
public readonly record struct IncidentId : IComparable<IncidentId>
{
    /// <summary>The longest data set name.</summary>
    public const int LongestDataSet = 40;

    /// <summary>The longest id a data set may give.</summary>
    public const int LongestSourceId = 200;

    [ThreadStatic]
    private static string? _lastDataSet;

    private static readonly SearchValues<char> DataSetCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Names an incident.</summary>
    /// <exception cref="ArgumentException">A part is not of the form that the remarks give.</exception>
    public IncidentId(string dataSet, string sourceId)
    {
        if (!IsDataSet(dataSet))
            throw new ArgumentException($"Data set '{dataSet}' is not 1-{LongestDataSet} of a-z, 0-9 and '-'.", nameof(dataSet));
        if (!IsSourceId(sourceId))
            throw new ArgumentException($"Id '{sourceId}' is not 1-{LongestSourceId} characters without control characters or outer spaces.", nameof(sourceId));
        DataSet = dataSet;
        SourceId = sourceId;
    }

    private IncidentId((string DataSet, string SourceId) checkedParts) => (DataSet, SourceId) = checkedParts;

    /// <summary>The data set, for example <c>ucdp-ged</c>.</summary>
    [Id(0)] public string DataSet { get; }

    /// <summary>The data set's own id, for example <c>412700</c>.</summary>
    [Id(1)] public string SourceId { get; }

    /// <summary>True for <c>default</c>, which names no incident.</summary>
    public bool IsDefault => DataSet is null;

    /// <summary>Whether a text can name a data set.</summary>
    public static bool IsDataSet([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= LongestDataSet } && text.AsSpan().IndexOfAnyExcept(DataSetCharacters) < 0;

    /// <summary>Whether a text can be a data set's own id.</summary>
    public static bool IsSourceId([NotNullWhen(true)] string? text)
    {
        if (text is not { Length: > 0 and <= LongestSourceId } || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
            return false;
        foreach (var c in text)
            if (char.IsControl(c)) return false;
        return true;
    }

    /// <summary>Reads <c>dataset:id</c>; false when it is not of that form.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out IncidentId id)
    {
        id = default;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon <= 0 || !IsDataSet(text![..colon]) || !IsSourceId(text[(colon + 1)..])) return false;
        id = new IncidentId(text[..colon], text[(colon + 1)..]);
        return true;
    }

    /// <summary>Reads <c>dataset:id</c>; false when it is not of that form.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IncidentId id)
    {
        id = default;
        var colon = text.IndexOf(':');
        if (colon <= 0 || colon + 1 == text.Length) return false;
        // The ids of a file are mostly of one data set, which is kept and checked once.
        var dataSet = text[..colon].SequenceEqual(_lastDataSet) ? _lastDataSet! : text[..colon].ToString();
        if (!ReferenceEquals(dataSet, _lastDataSet) && !IsDataSet(dataSet)) return false;
        _lastDataSet = dataSet;
        var sourceId = text[(colon + 1)..].ToString();
        if (!IsSourceId(sourceId)) return false;
        id = new IncidentId((dataSet, sourceId));
        return true;
    }

    /// <summary>64 bits of the id as <see cref="ToString"/> writes it; the same in every process.</summary>
    public ulong Hash()
    {
        Span<char> text = stackalloc char[LongestDataSet + 1 + LongestSourceId];
        return ContentHash.Of(MemoryMarshal.AsBytes(Written(text)));
    }

    /// <summary>128 bits of the same, by a seed.</summary>
    internal UInt128 Hash(long seed)
    {
        Span<char> text = stackalloc char[LongestDataSet + 1 + LongestSourceId];
        return Hash(Written(text), seed);
    }

    /// <summary>The same of an id by its text.</summary>
    internal static UInt128 Hash(ReadOnlySpan<char> written, long seed) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(written), seed);

    /// <summary>Reads <c>dataset:id</c>.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static IncidentId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not an incident id: write data set and id as in 'ucdp-ged:412700'.");

    /// <summary>The id that the ledger kept, as it was: it was checked when it was taken.</summary>
    internal static IncidentId OfKept(string? dataSet, string? sourceId) => new((dataSet!, sourceId!));

    /// <inheritdoc/>
    public int CompareTo(IncidentId other)
    {
        var bySet = string.CompareOrdinal(DataSet, other.DataSet);
        return bySet != 0 ? bySet : string.CompareOrdinal(SourceId, other.SourceId);
    }

    /// <summary>The id as people write it: <c>ucdp-ged:412700</c>.</summary>
    public override string ToString() => IsDefault ? "" : $"{DataSet}:{SourceId}";

    private ReadOnlySpan<char> Written(Span<char> room)
    {
        // What came over the wire may be of no valid form.
        if (DataSet is null || SourceId is null || DataSet.Length > LongestDataSet || SourceId.Length > LongestSourceId) return ToString();
        DataSet.CopyTo(room);
        room[DataSet.Length] = ':';
        SourceId.CopyTo(room[(DataSet.Length + 1)..]);
        return room[..(DataSet.Length + 1 + SourceId.Length)];
    }

    /// <summary>Earlier in ordinal order.</summary>
    public static bool operator <(IncidentId left, IncidentId right) => left.CompareTo(right) < 0;

    /// <summary>Later in ordinal order.</summary>
    public static bool operator >(IncidentId left, IncidentId right) => left.CompareTo(right) > 0;

    /// <summary>Earlier or the same in ordinal order.</summary>
    public static bool operator <=(IncidentId left, IncidentId right) => left.CompareTo(right) <= 0;

    /// <summary>Later or the same in ordinal order.</summary>
    public static bool operator >=(IncidentId left, IncidentId right) => left.CompareTo(right) >= 0;
}
