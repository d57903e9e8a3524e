using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Ledger;

/// <summary>Reads sealed pages of columns as they were written before the form of now, all columns side by side.</summary>
internal ref struct EarlierReader
{
    private readonly PageTexts _texts;
    private readonly string?[] _beginnings;
    private readonly Place[] _places;
    private EarlierColumns _columns;
    private PageLists _lists;
    private long _sequence, _ticks, _idNumber, _start;
    private int _placesMet;

    private EarlierReader(EarlierColumns columns, SharedPageValues shared)
    {
        _columns = columns;
        _texts = new PageTexts(columns.Texts.All(shared.Texts));
        _beginnings = columns.Beginnings.All(null);
        _places = columns.Places.All(_texts, EarlierPlaceForm.Read, shared.Places);
        _lists = new PageLists(columns.Actors, columns.Figures, columns.Seizures, _texts, shared);
    }

    /// <summary>The entries of a page, without texts; values that are equal are the very same object.</summary>
    /// <remarks>Throws where the bytes are of no page.</remarks>
    public static ImmutableArray<LedgerEntry> Read(ReadOnlySpan<byte> bytes, SharedPageValues shared)
    {
        var columns = new EarlierColumns(bytes);
        var entries = new LedgerEntry[columns.Entries];
        var reader = new EarlierReader(columns, shared);
        for (var i = 0; i < entries.Length; i++) entries[i] = reader.NextEntry();
        reader.CheckEnd();
        return ImmutableCollectionsMarshal.AsImmutableArray(entries);
    }

    private LedgerEntry NextEntry() => new()
    {
        Sequence = _sequence = _columns.Sequences.Distance(_sequence),
        Kind = (EntryKind)_columns.Kinds.Byte(),
        RecordedAt = new DateTimeOffset(_ticks = _columns.Times.Distance(_ticks), TimeSpan.FromMinutes(_columns.Offsets.Signed())),
        RecordedBy = _texts[_columns.Recorders.Index()]!,
        Replaces = _columns.Replaced.Signed(),
        Incident = NextIncident(),
        Reason = _texts[_columns.Reasons.Index()],
        RetractedRevision = _columns.Reaches.Signed(),
    };

    private Incident NextIncident()
    {
        _start = _columns.Starts.Distance(_start);
        return new Incident
        {
            Id = SourceIdForm.Next(_texts[_columns.DataSets.Index()], _beginnings, ref _columns.IdBeginnings, ref _columns.IdNumbers, ref _idNumber),
            Revision = _columns.Revisions.Signed(),
            Type = (IncidentType)_columns.Types.Byte(),
            Violence = (ViolenceType)_columns.Violence.Byte(),
            Start = DateOnly.FromDayNumber(checked((int)_start)),
            End = DateOnly.FromDayNumber(checked((int)_columns.Lengths.Distance(_start))),
            DatePrecision = (DatePrecision)_columns.Precisions.Byte(),
            Place = ValueTable.Next(ref _columns.PlaceNumbers, _places, ref _placesMet)!,
            Actors = _lists.Actors(ref _columns.ActorNumbers),
            Figures = _lists.Figures(ref _columns.FigureNumbers),
            Seizures = _lists.Seizures(ref _columns.SeizureNumbers),
        };
    }

    private readonly void CheckEnd()
    {
        ref readonly var all = ref _columns;
        var left = all.Sequences.Left | all.Kinds.Left | all.Times.Left | all.Offsets.Left | all.Replaced.Left | all.Reaches.Left | all.Recorders.Left | all.Reasons.Left
            | all.DataSets.Left | all.IdBeginnings.Left | all.IdNumbers.Left | all.Revisions.Left | all.Types.Left | all.Violence.Left | all.Precisions.Left | all.Starts.Left | all.Lengths.Left
            | all.PlaceNumbers.Left | all.ActorNumbers.Left | all.FigureNumbers.Left | all.SeizureNumbers.Left;
        if (left != 0) throw new InvalidDataException("a column is longer than its page");
    }
}
