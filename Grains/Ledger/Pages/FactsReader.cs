using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Ledger;

/// <summary>Reads what <see cref="FactsWriter"/> wrote, all columns side by side.</summary>
internal ref struct FactsReader
{
    private readonly string?[] _texts;
    private readonly string?[] _beginnings;
    private readonly Place[] _places;
    private readonly Actor[][] _actors;
    private readonly Figure[][] _figures;
    private readonly Seizure[][] _seizures;
    private ColumnReader _hashes, _sequences, _kinds, _times, _offsets, _replaced, _reaches, _recorders, _reasons;
    private ColumnReader _dataSets, _idBeginnings, _idNumbers, _revisions, _types, _violence, _precisions, _starts, _lengths;
    private ColumnReader _placeNumbers, _actorNumbers, _figureNumbers, _seizureNumbers;
    private long _sequence, _ticks, _idNumber, _start;
    private int _placesMet, _actorsMet, _figuresMet, _seizuresMet;

    // In the order in which they are written.
    private FactsReader(ref ColumnReader page, SharedPageValues shared)
    {
        _texts = TextTable.Read(ref page, shared.Texts);
        _beginnings = TextTable.Read(ref page);
        _places = ValueTable.Read(ref page, _texts, PlaceForm.Read, shared.Places);
        _actors = ValueTable.Read(ref page, _texts, ActorForm.Read, shared.Actors);
        _figures = ValueTable.Read(ref page, _texts, FigureForm.Read, shared.Figures);
        _seizures = ValueTable.Read(ref page, _texts, SeizureForm.Read, shared.Seizures);
        _hashes = page.Column();
        _sequences = page.Column();
        _kinds = page.Column();
        _times = page.Column();
        _offsets = page.Column();
        _replaced = page.Column();
        _reaches = page.Column();
        _recorders = page.Column();
        _reasons = page.Column();
        _dataSets = page.Column();
        _idBeginnings = page.Column();
        _idNumbers = page.Column();
        _revisions = page.Column();
        _types = page.Column();
        _violence = page.Column();
        _precisions = page.Column();
        _starts = page.Column();
        _lengths = page.Column();
        _placeNumbers = page.Column();
        _actorNumbers = page.Column();
        _figureNumbers = page.Column();
        _seizureNumbers = page.Column();
        page.CheckEnd();
    }

    /// <summary>The entries of a page, without texts; values that are equal are the very same object.</summary>
    /// <remarks>Throws where the bytes are of no page.</remarks>
    public static ImmutableArray<LedgerEntry> Read(ReadOnlySpan<byte> bytes, SharedPageValues shared)
    {
        var page = new ColumnReader(bytes);
        // A content hash alone takes eight bytes.
        var entries = new LedgerEntry[page.Count(sizeof(ulong))];
        var reader = new FactsReader(ref page, shared);
        for (var i = 0; i < entries.Length; i++) entries[i] = reader.NextEntry();
        reader.CheckEnd();
        return ImmutableCollectionsMarshal.AsImmutableArray(entries);
    }

    private LedgerEntry NextEntry() => new()
    {
        Sequence = _sequence = _sequences.Distance(_sequence),
        Kind = (EntryKind)_kinds.Byte(),
        RecordedAt = new DateTimeOffset(_ticks = _times.Distance(_ticks), TimeSpan.FromMinutes(_offsets.Signed())),
        RecordedBy = _texts[_recorders.Index()]!,
        Replaces = _replaced.Signed(),
        Incident = NextIncident(),
        ContentHash = _hashes.Fixed(),
        Reason = _texts[_reasons.Index()],
        RetractedRevision = _reaches.Signed(),
    };

    private Incident NextIncident()
    {
        _start = _starts.Distance(_start);
        return new Incident
        {
            Id = NextId(),
            Revision = _revisions.Signed(),
            Type = (IncidentType)_types.Byte(),
            Violence = (ViolenceType)_violence.Byte(),
            Start = DateOnly.FromDayNumber(checked((int)_start)),
            End = DateOnly.FromDayNumber(checked((int)_lengths.Distance(_start))),
            DatePrecision = (DatePrecision)_precisions.Byte(),
            Place = ValueTable.Next(ref _placeNumbers, _places, ref _placesMet)!,
            Actors = ListForm.Next(ref _actorNumbers, _actors, ref _actorsMet),
            Figures = ListForm.Next(ref _figureNumbers, _figures, ref _figuresMet),
            Seizures = ListForm.Next(ref _seizureNumbers, _seizures, ref _seizuresMet),
        };
    }

    private IncidentId NextId()
    {
        var dataSet = _texts[_dataSets.Index()];
        var beginning = _beginnings[_idBeginnings.Index()];
        var number = _idNumbers.Distance(_idNumber);
        // An id that ends with no number has 0 here.
        if (number == 0 || beginning is null) return IncidentId.OfKept(dataSet, beginning);
        _idNumber = number;
        return IncidentId.OfKept(dataSet, SourceIdForm.Join(beginning, number));
    }

    private readonly void CheckEnd()
    {
        var left = _hashes.Left | _sequences.Left | _kinds.Left | _times.Left | _offsets.Left | _replaced.Left | _reaches.Left | _recorders.Left | _reasons.Left
            | _dataSets.Left | _idBeginnings.Left | _idNumbers.Left | _revisions.Left | _types.Left | _violence.Left | _precisions.Left | _starts.Left | _lengths.Left
            | _placeNumbers.Left | _actorNumbers.Left | _figureNumbers.Left | _seizureNumbers.Left;
        if (left != 0) throw new InvalidDataException("a column is longer than its page");
    }
}
