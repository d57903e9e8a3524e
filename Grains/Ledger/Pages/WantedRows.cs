using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Finds the rows of a page of facts whose incidents a search may mean, by the columns of days and places alone.</summary>
/// <param name="Period">The days.</param>
/// <param name="BySpan">Whether any day of an incident will do, and not its first day alone.</param>
/// <param name="Places">The places; empty for any. An incident that is located more roughly than its names say may be found in a place that it does not count in.</param>
internal sealed record WantedRows(Period Period, bool BySpan, ImmutableArray<PlaceKey> Places)
{
    // Days beyond the calendar fall into open periods, so that whoever makes an entry of them refuses it.
    private long Since => Period.Since?.DayNumber ?? 0;

    private long Until => Period.Until?.DayNumber ?? int.MaxValue;

    /// <summary>Those that may hold what a query means, whatever else it asks.</summary>
    public static WantedRows Of(IncidentQuery query) => new(query.Period, IncidentSearch.BySpan(query), query.Filter.Places.IsDefault ? [] : query.Filter.Places);

    /// <summary>Whether a page has a day among the days.</summary>
    public bool MayLieIn(LedgerPage page) => !((BySpan ? page.LastEnd : page.LastDay) < Period.Since) && !(page.FirstDay > Period.Until);

    /// <summary>Their numbers from 0, in order.</summary>
    /// <remarks>Throws where the bytes are of no page. For any thread.</remarks>
    public List<int> Find(FactsColumns columns)
    {
        if (columns.Entries == 0) return [];
        if (columns.FirstDay < 0 || columns.FirstDay > DateOnly.MaxValue.DayNumber) throw new InvalidDataException("its days are of no calendar");
        var rows = BySpan ? OfSpans(columns) : OfFirstDays(columns);
        if (rows.Count > 0 && !Places.IsEmpty) KeepThoseInPlaces(rows, columns);
        return rows;
    }

    private List<int> OfSpans(FactsColumns columns)
    {
        var rows = new List<int>();
        var traits = columns.Traits();
        for (var row = 0; row < columns.Entries; row++)
        {
            var start = (long)columns.StartOf(row);
            if (start + traits[columns.TraitNumbers.Index()].Days >= Since && start <= Until) rows.Add(row);
        }
        return rows;
    }

    private List<int> OfFirstDays(FactsColumns columns)
    {
        var rows = new List<int>();
        var since = Math.Max(Since - columns.FirstDay, 0);
        var until = Math.Min(Until - columns.FirstDay, uint.MaxValue);
        if (until < since) return rows;
        var room = ArrayPool<uint>.Shared.Rent(columns.Entries);
        var starts = room.AsSpan(0, columns.Entries);
        columns.CopyStartsTo(starts);
        for (var from = 0; starts[from..].IndexOfAnyInRange((uint)since, (uint)until) is >= 0 and var next; from += next + 1) rows.Add(from + next);
        ArrayPool<uint>.Shared.Return(room);
        return rows;
    }

    private void KeepThoseInPlaces(List<int> rows, FactsColumns columns)
    {
        var areas = columns.Places.Areas();
        var texts = ArrayPool<uint>.Shared.Rent(columns.Texts.Count + 2);
        columns.Texts.Locate(texts);
        var (kept, passed, met) = (0, 0, 0);
        foreach (var row in CollectionsMarshal.AsSpan(rows))
        {
            var place = ValueTable.NumberAt(ref columns.PlaceNumbers, row - passed, ref met);
            passed = row + 1;
            // One without a place is left for whoever reads it.
            if (place == ValueTable.None || IsMeant(areas[columns.Places.AreaOf(place)], columns.Texts, texts)) rows[kept++] = row;
        }
        rows.RemoveRange(kept, rows.Count - kept);
        ArrayPool<uint>.Shared.Return(texts);
    }

    private bool IsMeant(PlaceArea area, TextColumns texts, ReadOnlySpan<uint> located)
    {
        var place = PlaceKey.FromNames(texts.TextAt(located, area.Country).Text(), Name(area.Province, texts, located), Name(area.District, texts, located));
        foreach (var wanted in Places)
            if (wanted.Contains(place)) return true;
        return false;
    }

    private static string? Name(int number, TextColumns texts, ReadOnlySpan<uint> located) => number == 0 ? null : texts.TextAt(located, number).Text();
}
