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

    private LedgerEntry Entry()
    {
        var traits = _columns.Traits();
        var (own, replaces) = (traits[0], 0L);
        // Only entries that replace one say which.
        for (var i = 0; i <= _row; i++)
        {
            own = traits[_columns.TraitNumbers.Index()];
            if (own.Replaces) replaces = _columns.Replaced.Signed();
        }
        return new LedgerEntry
        {
            Sequence = _columns.Sequences.LastDistance(_row + 1),
            Kind = own.Kind,
            RecordedAt = new DateTimeOffset(_columns.Times.LastDistance(_row + 1), TimeSpan.FromMinutes(own.Offset)),
            RecordedBy = _texts[own.Recorder]!,
            Replaces = own.Replaces ? replaces : 0,
            Incident = Incident(own),
            Reason = _texts[own.Reason],
            RetractedRevision = own.Reach,
        };
    }

    private Incident Incident(in EntryTraits traits)
    {
        var start = _columns.StartOf(_row);
        return new Incident
        {
            Id = Id(_texts[traits.DataSet]),
            Revision = SignedOf(ref _columns.Revisions),
            Type = (IncidentType)ByteOf(ref _columns.Types),
            Violence = traits.Violence,
            Start = DateOnly.FromDayNumber(start),
            End = DateOnly.FromDayNumber(start + traits.Days),
            DatePrecision = traits.Precision,
            Place = _columns.Places.One(ValueTable.NumberAt(ref _columns.PlaceNumbers, _row), _texts, _shared.Places)!,
            Actors = ListOf(ref _columns.ActorNumbers, _columns.Actors, ActorForm.Read, ActorForm.Skip, _shared.Actors),
            Figures = ListOf(ref _columns.FigureNumbers, _columns.Figures, FigureForm.Read, FigureForm.Skip, _shared.Figures),
            Seizures = ListOf(ref _columns.SeizureNumbers, _columns.Seizures, SeizureForm.Read, SeizureForm.Skip, _shared.Seizures),
        };
    }

    private IncidentId Id(string? dataSet)
    {
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

    private readonly ImmutableArray<T> ListOf<T>(ref ColumnReader numbers, ValueColumn values, ValueReader<T[]> read, ValueSkipper skip, SharedValues<T[]> shared) =>
        ImmutableCollectionsMarshal.AsImmutableArray(values.One(ValueTable.NumberAt(ref numbers, _row), _texts, read, skip, shared));
}
