using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>Reads some entries of what <see cref="FactsWriter"/> wrote: columns are passed over between them, and of the values only their own are made.</summary>
internal ref struct EntryAt
{
    private readonly PageTexts _texts;
    private readonly SharedPageValues _shared;
    private readonly Span<uint> _beginnings;
    private readonly EntryTraits[] _traits;
    private FactsColumns _columns;
    private ValueCursor _actors, _figures, _seizures;
    private long _sequence, _ticks, _idNumber, _replaces;
    private int _placesMet;
    // Which row is read, and how many of each column that comes next were passed over.
    private int _row, _passed;

    private EntryAt(FactsColumns columns, PageTexts texts, Span<uint> beginnings, SharedPageValues shared)
    {
        _columns = columns;
        _texts = texts;
        _beginnings = beginnings;
        _shared = shared;
        _traits = columns.Traits();
        _actors = new ValueCursor(columns.Actors);
        _figures = new ValueCursor(columns.Figures);
        _seizures = new ValueCursor(columns.Seizures);
    }

    /// <summary>The entry of a row, without texts: the same as <see cref="FactsReader"/> reads there.</summary>
    /// <remarks>Throws where the bytes are of no page.</remarks>
    public static LedgerEntry Read(ReadOnlySpan<byte> content, int row, SharedPageValues shared) => Read(new FactsColumns(content), [row], shared)[0];

    /// <summary>The entries of rows, whose numbers rise.</summary>
    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, int, SharedPageValues)"/>
    public static ImmutableArray<LedgerEntry> Read(FactsColumns columns, ReadOnlySpan<int> rows, SharedPageValues shared)
    {
        if (rows.IsEmpty) return [];
        if (rows[^1] >= columns.Entries) throw new InvalidDataException($"there is no row {rows[^1]}");
        var (texts, beginnings) = (ArrayPool<uint>.Shared.Rent(columns.Texts.Count + 2), ArrayPool<uint>.Shared.Rent(columns.Beginnings.Count + 2));
        columns.Texts.Locate(texts);
        columns.Beginnings.Locate(beginnings);
        var reader = new EntryAt(columns, new PageTexts(columns.Texts, texts, shared.Texts), beginnings, shared);
        var entries = new LedgerEntry[rows.Length];
        for (var i = 0; i < rows.Length; i++) entries[i] = reader.Entry(rows[i]);
        ArrayPool<uint>.Shared.Return(texts);
        ArrayPool<uint>.Shared.Return(beginnings);
        return ImmutableCollectionsMarshal.AsImmutableArray(entries);
    }

    private LedgerEntry Entry(int row)
    {
        _row = row;
        var entry = Entry();
        _passed = row + 1;
        return entry;
    }

    private LedgerEntry Entry()
    {
        var own = _traits[0];
        // Only entries that replace one say which.
        for (var i = _passed; i <= _row; i++)
        {
            own = _traits[_columns.TraitNumbers.Index()];
            if (own.Replaces) _replaces = _columns.Replaced.Signed();
        }
        return new LedgerEntry
        {
            Sequence = DistanceOf(ref _columns.Sequences, ref _sequence),
            Kind = own.Kind,
            RecordedAt = new DateTimeOffset(DistanceOf(ref _columns.Times, ref _ticks), TimeSpan.FromMinutes(own.Offset)),
            RecordedBy = _texts[own.Recorder]!,
            Replaces = own.Replaces ? _replaces : 0,
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
            Place = _columns.Places.One(ValueTable.NumberAt(ref _columns.PlaceNumbers, _row - _passed, ref _placesMet), _texts, _shared.Places)!,
            Actors = ListOf(ref _columns.ActorNumbers, ref _actors, ActorForm.Read, ActorForm.Skip, _shared.Actors),
            Figures = ListOf(ref _columns.FigureNumbers, ref _figures, FigureForm.Read, FigureForm.Skip, _shared.Figures),
            Seizures = ListOf(ref _columns.SeizureNumbers, ref _seizures, SeizureForm.Read, SeizureForm.Skip, _shared.Seizures),
        };
    }

    private IncidentId Id(string? dataSet)
    {
        var (beginning, number) = (0, 0L);
        for (var i = _passed; i <= _row; i++)
        {
            beginning = _columns.IdBeginnings.Index();
            number = _columns.IdNumbers.Distance(_idNumber);
            if (number != 0 && beginning != 0) _idNumber = number;
        }
        if (beginning == 0) return IncidentId.OfKept(dataSet, null);
        var text = _columns.Beginnings.TextAt(_beginnings, beginning).Text();
        return IncidentId.OfKept(dataSet, number == 0 ? text : SourceIdForm.Join(text, number));
    }

    private readonly byte ByteOf(ref ColumnReader column) => column.Bytes(_row - _passed + 1)[^1];

    private readonly long DistanceOf(ref ColumnReader column, ref long last)
    {
        for (var i = _passed; i <= _row; i++) last = column.Distance(last);
        return last;
    }

    private readonly long SignedOf(ref ColumnReader column)
    {
        column.Skip(_row - _passed);
        return column.Signed();
    }

    private readonly ImmutableArray<T> ListOf<T>(ref ColumnReader numbers, ref ValueCursor values, ValueReader<T[]> read, ValueSkipper skip, SharedValues<T[]> shared) =>
        ImmutableCollectionsMarshal.AsImmutableArray(values.At(ValueTable.NumberAt(ref numbers, _row - _passed, ref values.Met), _texts, read, skip, shared));
}
