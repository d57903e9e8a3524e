using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>Reads one entry of what <see cref="FactsWriter"/> wrote: columns are passed over up to it, and of the values only its own are made.</summary>
internal ref struct EntryAt
{
    private readonly int _row;
    private readonly PageTexts _texts;
    private readonly SharedPageValues _shared;
    private FactsColumns _columns;

    private EntryAt(FactsColumns columns, int row, PageTexts texts, SharedPageValues shared)
    {
        _columns = columns;
        _row = row;
        _texts = texts;
        _shared = shared;
    }

    /// <summary>The entry of a row, without texts: the same as <see cref="FactsReader"/> reads there.</summary>
    /// <remarks>Throws where the bytes are of no page.</remarks>
    public static LedgerEntry Read(ReadOnlySpan<byte> content, int row, SharedPageValues shared)
    {
        var columns = new FactsColumns(content);
        if (row >= columns.Entries) throw new InvalidDataException($"there is no row {row}");
        var places = ArrayPool<uint>.Shared.Rent(columns.Texts.Count + 2);
        columns.Texts.Locate(places);
        var entry = new EntryAt(columns, row, new PageTexts(columns.Texts, places, shared.Texts), shared).Entry();
        ArrayPool<uint>.Shared.Return(places);
        return entry;
    }

    private LedgerEntry Entry() => new()
    {
        Sequence = _columns.Sequences.LastDistance(_row + 1),
        Kind = (EntryKind)ByteOf(ref _columns.Kinds),
        RecordedAt = new DateTimeOffset(_columns.Times.LastDistance(_row + 1), TimeSpan.FromMinutes(SignedOf(ref _columns.Offsets))),
        RecordedBy = TextOf(ref _columns.Recorders)!,
        Replaces = SignedOf(ref _columns.Replaced),
        Incident = Incident(),
        Reason = TextOf(ref _columns.Reasons),
        RetractedRevision = SignedOf(ref _columns.Reaches),
    };

    private Incident Incident()
    {
        var start = _columns.Starts.LastDistance(_row + 1);
        return new Incident
        {
            Id = Id(),
            Revision = SignedOf(ref _columns.Revisions),
            Type = (IncidentType)ByteOf(ref _columns.Types),
            Violence = (ViolenceType)ByteOf(ref _columns.Violence),
            Start = DateOnly.FromDayNumber(checked((int)start)),
            End = DateOnly.FromDayNumber(checked((int)unchecked(start + SignedOf(ref _columns.Lengths)))),
            DatePrecision = (DatePrecision)ByteOf(ref _columns.Precisions),
            Place = ValueOf(ref _columns.PlaceNumbers, _columns.Places, PlaceForm.Read, PlaceForm.Skip, _shared.Places)!,
            Actors = ListOf(ref _columns.ActorNumbers, _columns.Actors, ActorForm.Read, ActorForm.Skip, _shared.Actors),
            Figures = ListOf(ref _columns.FigureNumbers, _columns.Figures, FigureForm.Read, FigureForm.Skip, _shared.Figures),
            Seizures = ListOf(ref _columns.SeizureNumbers, _columns.Seizures, SeizureForm.Read, SeizureForm.Skip, _shared.Seizures),
        };
    }

    private IncidentId Id()
    {
        var dataSet = TextOf(ref _columns.DataSets);
        var (beginning, number, last) = (0, 0L, 0L);
        for (var i = 0; i <= _row; i++)
        {
            beginning = _columns.IdBeginnings.Index();
            number = _columns.IdNumbers.Distance(last);
            if (number != 0 && beginning != 0) last = number;
        }
        if (beginning == 0) return IncidentId.OfKept(dataSet, null);
        var places = new uint[_columns.Beginnings.Count + 2];
        _columns.Beginnings.Locate(places);
        var text = _columns.Beginnings.TextAt(places, beginning).Text();
        return IncidentId.OfKept(dataSet, number == 0 ? text : SourceIdForm.Join(text, number));
    }

    private readonly byte ByteOf(ref ColumnReader column) => column.Bytes(_row + 1)[_row];

    private readonly long SignedOf(ref ColumnReader column)
    {
        column.Skip(_row);
        return column.Signed();
    }

    private readonly string? TextOf(ref ColumnReader column)
    {
        column.Skip(_row);
        return _texts[column.Index()];
    }

    private readonly T? ValueOf<T>(ref ColumnReader numbers, ValueColumn values, ValueReader<T> read, ValueSkipper skip, SharedValues<T> shared)
        where T : class => values.One(ValueTable.NumberAt(ref numbers, _row), _texts, read, skip, shared);

    private readonly ImmutableArray<T> ListOf<T>(ref ColumnReader numbers, ValueColumn values, ValueReader<T[]> read, ValueSkipper skip, SharedValues<T[]> shared) =>
        ImmutableCollectionsMarshal.AsImmutableArray(ValueOf(ref numbers, values, read, skip, shared));
}
