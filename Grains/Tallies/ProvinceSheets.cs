using System.Collections.Concurrent;
using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>The sheets of those provinces that live in this silo and are level with the ledger: a country adds them up without a call to each.</summary>
/// <remarks>A province shows each new sheet before it says that it has taken a change in, and hides when it leaves or is made anew. Safe for many threads.</remarks>
internal sealed class ProvinceSheets
{
    private readonly ConcurrentDictionary<PlaceKey, Shown> _shown = [];

    /// <summary>A province's sheet is this now.</summary>
    public void Show(PlaceKey province, TallySheet sheet)
    {
        if (_shown.TryGetValue(province, out var shown)) shown.Sheet = sheet;
        else _shown[province] = new Shown(sheet);
    }

    /// <summary>A province's sheet is not to be read any more.</summary>
    public void Hide(PlaceKey province) => _shown.TryRemove(province, out _);

    /// <summary>The sheet of a province as it is now; null where the province must be asked.</summary>
    public TallySheet? Read(PlaceKey province)
    {
        if (!_shown.TryGetValue(province, out var shown)) return null;
        shown.WasRead = true;
        return shown.Sheet;
    }

    /// <summary>Whether a province's sheet was read since this was asked last.</summary>
    public bool WasRead(PlaceKey province)
    {
        if (!_shown.TryGetValue(province, out var shown) || !shown.WasRead) return false;
        shown.WasRead = false;
        return true;
    }

    private sealed class Shown(TallySheet sheet)
    {
        private volatile TallySheet _sheet = sheet;

        public TallySheet Sheet { get => _sheet; set => _sheet = value; }

        public bool WasRead { get; set; }
    }
}
