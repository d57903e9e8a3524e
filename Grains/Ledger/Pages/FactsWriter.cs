using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reporting.Incidents;
using Reporting.Storage;

namespace Reporting.Ledger;

/// <summary>Writes what entries say, except their incidents' texts, as columns: what stands in one column looks alike and packs well.</summary>
/// <remarks>For one thread; its buffers are kept from one page to the next.</remarks>
internal sealed class FactsWriter
{
    // Which no id ends with.
    private const long NoNumber = 0;

    [ThreadStatic]
    private static FactsWriter? _kept;

    private readonly ColumnWriter _page = new();
    private readonly List<int> _ends = [];
    private readonly TextTable _texts = new();
    private readonly TextTable _beginnings = new();
    private readonly TraitTable _traits = new();
    private readonly PlaceTable _places = new();
    private readonly ValueTable _actors = new();
    private readonly ValueTable _figures = new();
    private readonly ValueTable _seizures = new();
    private readonly List<uint> _days = [];
    private readonly List<long> _idNumbers = [];

    /// <summary>A page, as <see cref="FactsReader"/> reads its content.</summary>
    public static byte[] Seal(byte kind, ImmutableArray<LedgerEntry> entries) => Write(entries, writer => Envelope.Seal(kind, writer._page.Written, CollectionsMarshal.AsSpan(writer._ends)));

    /// <summary>The content of a page.</summary>
    public static byte[] Write(ImmutableArray<LedgerEntry> entries) => Write(entries, static writer => writer._page.Written.ToArray());

    private static byte[] Write(ImmutableArray<LedgerEntry> entries, Func<FactsWriter, byte[]> take)
    {
        // Taken away while it is used, so that one that failed is not used again.
        var writer = _kept ?? new FactsWriter();
        _kept = null;
        writer.WritePage(entries.AsSpan());
        var page = take(writer);
        writer.Clear();
        _kept = writer;
        return page;
    }

    private void WritePage(ReadOnlySpan<LedgerEntry> entries)
    {
        _page.Number((ulong)entries.Length);
        WriteNumbers(entries);
        WriteIdBeginnings(entries);
        WriteSeizures(entries);
        EndPart();
        WriteIdNumbers();
        WriteTraits(entries);
        WriteIncidents(entries);
        WriteValues(entries);
        _places.WriteTo(_page, _ends);
        _texts.WriteTo(_page);
        EndPart();
        _beginnings.WriteTo(_page);
        _traits.WriteTo(_page);
        EndPart();
        _actors.WriteTo(_page);
        EndPart();
        _figures.WriteTo(_page);
        EndPart();
        _seizures.WriteTo(_page);
    }

    // What follows looks unlike.
    private void EndPart() => _ends.Add(_page.Length);

    private void WriteNumbers(ReadOnlySpan<LedgerEntry> entries)
    {
        var column = _page.BeginColumn();
        var before = 0L;
        foreach (var entry in entries)
        {
            _page.Distance(entry.Sequence, before);
            before = entry.Sequence;
        }
        _page.EndColumn(column);

        column = _page.BeginColumn();
        before = 0;
        foreach (var entry in entries)
        {
            _page.Distance(entry.RecordedAt.Ticks, before);
            before = entry.RecordedAt.Ticks;
        }
        _page.EndColumn(column);
    }

    private void WriteIdBeginnings(ReadOnlySpan<LedgerEntry> entries)
    {
        var column = _page.BeginColumn();
        var (last, lastStart, lastNumber) = ("", 0, 0);
        foreach (var entry in entries)
        {
            if (entry.Incident.Id.SourceId is not { } id)
            {
                _page.Number(0);
                _idNumbers.Add(NoNumber);
                continue;
            }
            var start = NumberedId.StartOfNumber(id);
            _idNumbers.Add(start == id.Length ? NoNumber : NumberedId.NumberOf(id.AsSpan(start)));
            if (lastNumber == 0 || !id.AsSpan(0, start).SequenceEqual(last.AsSpan(0, lastStart))) lastNumber = _beginnings.NumberOf(id.AsSpan(0, start));
            (last, lastStart) = (id, start);
            _page.Number((ulong)lastNumber);
        }
        _page.EndColumn(column);
    }

    // The numbers that the beginnings were cut from.
    private void WriteIdNumbers()
    {
        var column = _page.BeginColumn();
        var before = 0L;
        foreach (var number in CollectionsMarshal.AsSpan(_idNumbers))
        {
            _page.Distance(number, before);
            if (number != NoNumber) before = number;
        }
        _page.EndColumn(column);
        EndPart();
    }

    private void WriteTraits(ReadOnlySpan<LedgerEntry> entries)
    {
        var column = _page.BeginColumn();
        foreach (var entry in entries) _page.Number((ulong)_traits.NumberOf(entry, _texts));
        _page.EndColumn(column);
        EndPart();

        column = _page.BeginColumn();
        foreach (var entry in entries) _page.Signed(entry.Incident.Revision);
        _page.EndColumn(column);

        column = _page.BeginColumn();
        foreach (var entry in entries)
            if (entry.Replaces != 0) _page.Signed(entry.Replaces);
        _page.EndColumn(column);
        EndPart();
    }

    private void WriteIncidents(ReadOnlySpan<LedgerEntry> entries)
    {
        var column = _page.BeginColumn();
        foreach (var entry in entries) _page.Byte((byte)entry.Incident.Type);
        _page.EndColumn(column);
        EndPart();

        var first = int.MaxValue;
        foreach (var entry in entries) first = Math.Min(first, entry.Incident.Start.DayNumber);
        foreach (var entry in entries) _days.Add((uint)(entry.Incident.Start.DayNumber - first));
        _page.Signed(first);
        _page.Planes<uint>(CollectionsMarshal.AsSpan(_days), _ends);
    }

    private void WriteSeizures(ReadOnlySpan<LedgerEntry> entries)
    {
        var column = _page.BeginColumn();
        foreach (var entry in entries) _seizures.Write(_page, ImmutableCollectionsMarshal.AsArray(entry.Incident.Seizures), _texts, SeizureForm.Write);
        _page.EndColumn(column);
    }

    private void WriteValues(ReadOnlySpan<LedgerEntry> entries)
    {
        var column = _page.BeginColumn();
        foreach (var entry in entries) _places.Write(_page, entry.Incident.Place, _texts);
        _page.EndColumn(column);
        EndPart();

        column = _page.BeginColumn();
        foreach (var entry in entries) _actors.Write(_page, ImmutableCollectionsMarshal.AsArray(entry.Incident.Actors), _texts, ActorForm.Write);
        _page.EndColumn(column);
        EndPart();

        column = _page.BeginColumn();
        foreach (var entry in entries) _figures.Write(_page, ImmutableCollectionsMarshal.AsArray(entry.Incident.Figures), _texts, FigureForm.Write);
        _page.EndColumn(column);
        EndPart();
    }

    private void Clear()
    {
        _page.Clear();
        _ends.Clear();
        _days.Clear();
        _idNumbers.Clear();
        _texts.Clear();
        _beginnings.Clear();
        _traits.Clear();
        _places.Clear();
        _actors.Clear();
        _figures.Clear();
        _seizures.Clear();
    }
}
