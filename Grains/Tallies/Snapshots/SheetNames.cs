using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>What the cells of a sheet name, by numbers of which the most frequent are the smallest.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class SheetNames
{
    private readonly Ranking<uint> _places = new(), _groups = new();
    private readonly ByNumber<uint> _placeRanks, _groupRanks;
    private readonly ushort[] _kinds;
    private readonly int[] _kindNumbers = new int[ushort.MaxValue + 1];

    /// <param name="spans">The sheet's cells.</param>
    public SheetNames(IEnumerable<CellSpan> spans)
    {
        var kinds = new bool[ushort.MaxValue + 1];
        foreach (var span in spans)
        {
            for (var i = span.From; i < span.To; i++)
            {
                var key = span.Cells.KeyOf(i);
                kinds[StoredSheet.KindOf(key)] = true;
                _places.Meet(key.Place);
                _groups.Meet(key.Groups);
            }
        }
        _kinds = [.. Enumerable.Range(0, kinds.Length).Where(kind => kinds[kind]).Select(kind => (ushort)kind)];
        for (var i = 0; i < _kinds.Length; i++) _kindNumbers[_kinds[i]] = i;
        (_placeRanks, _groupRanks) = (new(_places.RankOf), new(_groups.RankOf));
        Places = [.. _places.Values.Select(place => CellNumbers.Places[place])];
    }

    /// <summary>The places.</summary>
    public PlaceKey[] Places { get; }

    /// <summary>The province in which all places lie; none where they lie in several or outside of any.</summary>
    public PlaceKey Province => Places.Select(place => place.At(PlaceLevel.Province)).Distinct().ToList() is [var only] ? only : default;

    /// <summary>The number of a place.</summary>
    public uint PlaceOf(uint place) => _placeRanks[place];

    /// <summary>The number of groups.</summary>
    public uint GroupsOf(uint groups) => _groupRanks[groups];

    /// <summary>A day, a type and a type of violence as one number; a kind that no cell has counts as the first.</summary>
    public long NumberOf(int day, ushort kind) => day * (long)_kinds.Length + _kindNumbers[kind];

    /// <summary>A stored sheet with these names.</summary>
    /// <param name="items">The seized items that its tallies name.</param>
    public StoredSheet ToStored(MetItems items) => new()
    {
        Places = Places,
        Groups = [.. _groups.Values.Select(groups => CellNumbers.Groups[groups])],
        Items = [.. items.Items],
        Kinds = _kinds,
        Province = Province,
    };
}
