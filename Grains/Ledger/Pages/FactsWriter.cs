using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Reporting.Ledger;

/// <summary>Writes what entries say, except their incidents' texts, as columns: what stands in one column looks alike and packs well.</summary>
/// <remarks>For one thread; its buffers are kept from one page to the next.</remarks>
internal sealed class FactsWriter
{
    [ThreadStatic]
    private static FactsWriter? _kept;

    private readonly ColumnWriter _page = new();
    private readonly ColumnWriter _columns = new();
    private readonly TextTable _texts = new();
    private readonly TextTable _beginnings = new();
    private readonly ValueTable _places = new();
    private readonly ValueTable _actors = new();
    private readonly ValueTable _figures = new();
    private readonly ValueTable _seizures = new();

    /// <summary>The bytes of a page, as <see cref="FactsReader"/> reads them; valid until the thread writes the next.</summary>
    public static ReadOnlySpan<byte> Write(ImmutableArray<LedgerEntry> entries)
    {
        // Taken away while it is used, so that one that failed is not used again.
        var writer = _kept ?? new FactsWriter();
        _kept = null;
        var page = writer.WritePage(entries.AsSpan());
        writer.Clear();
        _kept = writer;
        return page;
    }

    private ReadOnlySpan<byte> WritePage(ReadOnlySpan<LedgerEntry> entries)
    {
        _page.Clear();
        WriteNumbers(entries);
        WriteNames(entries);
        WriteIds(entries);
        WriteIncidents(entries);
        WriteValues(entries);
        _page.Number((ulong)entries.Length);
        _texts.WriteTo(_page);
        _beginnings.WriteTo(_page);
        _places.WriteTo(_page);
        _actors.WriteTo(_page);
        _figures.WriteTo(_page);
        _seizures.WriteTo(_page);
        _page.Bytes(_columns.Written);
        return _page.Written;
    }

    private void WriteNumbers(ReadOnlySpan<LedgerEntry> entries)
    {
        var column = _columns.BeginColumn();
        var before = 0L;
        foreach (var entry in entries)
        {
            _columns.Distance(entry.Sequence, before);
            before = entry.Sequence;
        }
        _columns.EndColumn(column);

        column = _columns.BeginColumn();
        foreach (var entry in entries) _columns.Byte((byte)entry.Kind);
        _columns.EndColumn(column);

        column = _columns.BeginColumn();
        before = 0;
        foreach (var entry in entries)
        {
            _columns.Distance(entry.RecordedAt.Ticks, before);
            before = entry.RecordedAt.Ticks;
        }
        _columns.EndColumn(column);

        column = _columns.BeginColumn();
        foreach (var entry in entries) _columns.Signed(entry.RecordedAt.TotalOffsetMinutes);
        _columns.EndColumn(column);

        column = _columns.BeginColumn();
        foreach (var entry in entries) _columns.Signed(entry.Replaces);
        _columns.EndColumn(column);

        column = _columns.BeginColumn();
        foreach (var entry in entries) _columns.Signed(entry.RetractedRevision);
        _columns.EndColumn(column);
    }

    private void WriteNames(ReadOnlySpan<LedgerEntry> entries)
    {
        var column = _columns.BeginColumn();
        foreach (var entry in entries) _texts.Write(_columns, entry.RecordedBy);
        _columns.EndColumn(column);

        column = _columns.BeginColumn();
        foreach (var entry in entries) _texts.Write(_columns, entry.Reason);
        _columns.EndColumn(column);
    }

    private void WriteIds(ReadOnlySpan<LedgerEntry> entries)
    {
        var column = _columns.BeginColumn();
        foreach (var entry in entries) _texts.Write(_columns, entry.Incident.Id.DataSet);
        _columns.EndColumn(column);

        column = _columns.BeginColumn();
        var (last, lastStart, lastNumber) = ("", 0, 0);
        foreach (var entry in entries)
        {
            if (entry.Incident.Id.SourceId is not { } id)
            {
                _columns.Number(0);
                continue;
            }
            var start = SourceIdForm.StartOfNumber(id);
            if (lastNumber == 0 || !id.AsSpan(0, start).SequenceEqual(last.AsSpan(0, lastStart))) lastNumber = _beginnings.NumberOf(id.AsSpan(0, start));
            (last, lastStart) = (id, start);
            _columns.Number((ulong)lastNumber);
        }
        _columns.EndColumn(column);

        column = _columns.BeginColumn();
        var before = 0L;
        foreach (var entry in entries)
        {
            var id = entry.Incident.Id.SourceId ?? "";
            var start = SourceIdForm.StartOfNumber(id);
            if (start == id.Length)
            {
                // No number is 0, which no id ends with.
                _columns.Distance(0, before);
                continue;
            }
            var number = SourceIdForm.NumberOf(id.AsSpan(start));
            _columns.Distance(number, before);
            before = number;
        }
        _columns.EndColumn(column);
    }

    private void WriteIncidents(ReadOnlySpan<LedgerEntry> entries)
    {
        var column = _columns.BeginColumn();
        foreach (var entry in entries) _columns.Signed(entry.Incident.Revision);
        _columns.EndColumn(column);

        column = _columns.BeginColumn();
        foreach (var entry in entries) _columns.Byte((byte)entry.Incident.Type);
        _columns.EndColumn(column);

        column = _columns.BeginColumn();
        foreach (var entry in entries) _columns.Byte((byte)entry.Incident.Violence);
        _columns.EndColumn(column);

        column = _columns.BeginColumn();
        foreach (var entry in entries) _columns.Byte((byte)entry.Incident.DatePrecision);
        _columns.EndColumn(column);

        column = _columns.BeginColumn();
        var before = 0;
        foreach (var entry in entries)
        {
            _columns.Distance(entry.Incident.Start.DayNumber, before);
            before = entry.Incident.Start.DayNumber;
        }
        _columns.EndColumn(column);

        column = _columns.BeginColumn();
        foreach (var entry in entries) _columns.Distance(entry.Incident.End.DayNumber, entry.Incident.Start.DayNumber);
        _columns.EndColumn(column);
    }

    private void WriteValues(ReadOnlySpan<LedgerEntry> entries)
    {
        var column = _columns.BeginColumn();
        foreach (var entry in entries) _places.Write(_columns, entry.Incident.Place, _texts, PlaceForm.Write);
        _columns.EndColumn(column);

        column = _columns.BeginColumn();
        foreach (var entry in entries) _actors.Write(_columns, ImmutableCollectionsMarshal.AsArray(entry.Incident.Actors), _texts, ActorForm.Write);
        _columns.EndColumn(column);

        column = _columns.BeginColumn();
        foreach (var entry in entries) _figures.Write(_columns, ImmutableCollectionsMarshal.AsArray(entry.Incident.Figures), _texts, FigureForm.Write);
        _columns.EndColumn(column);

        column = _columns.BeginColumn();
        foreach (var entry in entries) _seizures.Write(_columns, ImmutableCollectionsMarshal.AsArray(entry.Incident.Seizures), _texts, SeizureForm.Write);
        _columns.EndColumn(column);
    }

    private void Clear()
    {
        _columns.Clear();
        _texts.Clear();
        _beginnings.Clear();
        _places.Clear();
        _actors.Clear();
        _figures.Clear();
        _seizures.Clear();
    }
}
