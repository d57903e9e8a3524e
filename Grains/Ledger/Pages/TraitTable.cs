using System.Runtime.InteropServices;

namespace Reporting.Ledger;

/// <summary>The traits of a page's entries as they are written: each once, and elsewhere by its number.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class TraitTable
{
    private readonly Dictionary<EntryTraits, int> _numbers = [];
    private readonly ColumnWriter _written = new();
    private (string? Text, int Number) _recorder, _reason, _dataSet;

    /// <summary>The number of an entry's traits.</summary>
    public int NumberOf(LedgerEntry entry, TextTable texts)
    {
        var incident = entry.Incident;
        var traits = new EntryTraits(
            entry.Kind,
            entry.Replaces != 0,
            entry.RecordedAt.TotalOffsetMinutes,
            NumberOf(entry.RecordedBy, ref _recorder, texts),
            NumberOf(entry.Reason, ref _reason, texts),
            entry.RetractedRevision,
            NumberOf(incident.Id.DataSet, ref _dataSet, texts),
            incident.Violence,
            incident.DatePrecision,
            incident.End.DayNumber - incident.Start.DayNumber);
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, traits, out var isKnown);
        if (isKnown) return number;
        traits.WriteTo(_written);
        return number = _numbers.Count - 1;
    }

    /// <summary>Writes the traits themselves, as <see cref="EntryTraits.ReadAll"/> reads them.</summary>
    public void WriteTo(ColumnWriter page)
    {
        var column = page.BeginColumn();
        page.Number((ulong)_numbers.Count);
        page.Bytes(_written.Written);
        page.EndColumn(column);
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        _numbers.Clear();
        _written.Clear();
        _recorder = _reason = _dataSet = default;
    }

    // The names of a batch mostly are the very same one.
    private static int NumberOf(string? text, ref (string? Text, int Number) last, TextTable texts)
    {
        if (!ReferenceEquals(text, last.Text)) last = (text, texts.NumberOf(text));
        return last.Number;
    }
}
