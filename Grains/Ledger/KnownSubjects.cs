using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Ledger;

/// <summary>Numbers the subjects of places and of lists of parties while a shard comes to life, and finds them by the names that pages give.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class KnownSubjects(SubjectIndex subjects)
{
    // Of places whose names come to the same slot the last is found at once.
    private const int LastPlaces = 8_192;
    private readonly NameNumbers _names = new();
    private readonly Dictionary<PlaceNames, int> _places = [];
    private readonly Dictionary<int[], int> _groups = new(new SameNumbers());
    private readonly Dictionary<SubjectLines, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly (PlaceNames Names, int Number)[] _lastPlaces = new (PlaceNames, int)[LastPlaces];
    private KnownLines[] _known = new KnownLines[64];
    private int _count;

    /// <summary>All of them.</summary>
    public Span<KnownLines> All => _known.AsSpan(0, _count);

    /// <summary>The number of no parties.</summary>
    public int Nobody => Of(subjects.Of(ImmutableArray<Actor>.Empty));

    /// <summary>The number of a name as it lies in a page.</summary>
    public int NameOf(KeptText name) => _names.Of(name);

    /// <summary>The number of subjects that an entry was found to touch.</summary>
    public int Of(SubjectLines lines)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, lines, out var isKnown);
        if (isKnown) return number;
        if (_count == _known.Length) Array.Resize(ref _known, _count * 2);
        _known[_count] = new KnownLines { Lines = lines };
        return number = _count++;
    }

    /// <summary>The number of the subjects of a place.</summary>
    /// <param name="names">Its names, by their numbers here.</param>
    public int OfPlace(PlaceNames names)
    {
        // Numbers are given one after another, so that these are spread.
        ref var last = ref _lastPlaces[unchecked(names.District * 8 + names.Province * 5 + (int)names.Precision) & LastPlaces - 1];
        if (last.Names == names && names.Country != 0) return last.Number;
        if (!_places.TryGetValue(names, out var number))
        {
            var place = new Place { Country = _names[names.Country]!, Province = _names[names.Province], District = _names[names.District], Precision = names.Precision };
            _places[names] = number = Of(subjects.Of(place));
        }
        last = (names, number);
        return number;
    }

    /// <summary>The number of the groups of a list of parties.</summary>
    /// <param name="names">The names of its groups in order, by their numbers here.</param>
    public int OfGroups(ReadOnlySpan<int> names)
    {
        var known = _groups.GetAlternateLookup<ReadOnlySpan<int>>();
        if (known.TryGetValue(names, out var number)) return number;
        var actors = ImmutableArray.CreateBuilder<Actor>(names.Length);
        foreach (var name in names) actors.Add(new Actor { Name = _names[name]!, Kind = ActorKind.Group });
        return known[names] = Of(subjects.Make(actors.MoveToImmutable()));
    }

    private sealed class SameNumbers : IEqualityComparer<int[]>, IAlternateEqualityComparer<ReadOnlySpan<int>, int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] int[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<int> alternate, int[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<int> alternate)
        {
            var hash = alternate.Length;
            foreach (var number in alternate) hash = unchecked(hash * 0x2545_F491 + number);
            return hash;
        }

        public int[] Create(ReadOnlySpan<int> alternate) => alternate.ToArray();
    }
}

/// <summary>The subjects of a place or of a list of parties, and which entry touched them last.</summary>
internal record struct KnownLines
{
    public SubjectLines Lines { get; init; }

    /// <summary>The last entry that touches them; 0 for none.</summary>
    public long LastTouched { get; set; }
}
