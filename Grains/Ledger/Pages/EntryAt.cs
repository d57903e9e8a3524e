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
    private FactsColumns _columns;
    private ValueCursor _places, _actors, _figures, _seizures;
    private long _sequence, _ticks, _idNumber, _start;
    // Which row is read, and how many of each column that comes next were passed over.
    private int _row, _passed;

    private EntryAt(FactsColumns columns, PageTexts texts, Span<uint> beginnings, SharedPageValues shared)
    {
        _columns = columns;
        _texts = texts;
        _beginnings = beginnings;
        _shared = shared;
        _places = new ValueCursor(columns.Places);
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

    private LedgerEntry Entry() => new()
    {
        Sequence = DistanceOf(ref _columns.Sequences, ref _sequence),
        Kind = (EntryKind)ByteOf(ref _columns.Kinds),
        RecordedAt = new DateTimeOffset(DistanceOf(ref _columns.Times, ref _ticks), TimeSpan.FromMinutes(SignedOf(ref _columns.Offsets))),
        RecordedBy = TextOf(ref _columns.Recorders)!,
        Replaces = SignedOf(ref _columns.Replaced),
        Incident = Incident(),
        ContentHash = Hash(),
        Reason = TextOf(ref _columns.Reasons),
        RetractedRevision = SignedOf(ref _columns.Reaches),
    };

    private Incident Incident()
    {
        var start = DistanceOf(ref _columns.Starts, ref _start);
        return new Incident
        {
            Id = Id(),
            Revision = SignedOf(ref _columns.Revisions),
            Type = (IncidentType)ByteOf(ref _columns.Types),
            Violence = (ViolenceType)ByteOf(ref _columns.Violence),
            Start = DateOnly.FromDayNumber(checked((int)start)),
            End = DateOnly.FromDayNumber(checked((int)unchecked(start + SignedOf(ref _columns.Lengths)))),
            DatePrecision = (DatePrecision)ByteOf(ref _columns.Precisions),
            Place = ValueOf(ref _columns.PlaceNumbers, ref _places, PlaceForm.Read, PlaceForm.Skip, _shared.Places)!,
            Actors = ListOf(ref _columns.ActorNumbers, ref _actors, ActorForm.Read, ActorForm.Skip, _shared.Actors),
            Figures = ListOf(ref _columns.FigureNumbers, ref _figures, FigureForm.Read, FigureForm.Skip, _shared.Figures),
            Seizures = ListOf(ref _columns.SeizureNumbers, ref _seizures, SeizureForm.Read, SeizureForm.Skip, _shared.Seizures),
        };
    }

    private IncidentId Id()
    {
        var dataSet = TextOf(ref _columns.DataSets);
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

    private ulong Hash()
    {
        _columns.Hashes.Bytes((_row - _passed) * sizeof(ulong));
        return _columns.Hashes.Fixed();
    }

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

    private readonly string? TextOf(ref ColumnReader column)
    {
        column.Skip(_row - _passed);
        return _texts[column.Index()];
    }

    private readonly T? ValueOf<T>(ref ColumnReader numbers, ref ValueCursor values, ValueReader<T> read, ValueSkipper skip, SharedValues<T> shared)
        where T : class => values.At(ValueTable.NumberAt(ref numbers, _row - _passed, ref values.Met), _texts, read, skip, shared);

    private readonly ImmutableArray<T> ListOf<T>(ref ColumnReader numbers, ref ValueCursor values, ValueReader<T[]> read, ValueSkipper skip, SharedValues<T[]> shared) =>
        ImmutableCollectionsMarshal.AsImmutableArray(ValueOf(ref numbers, ref values, read, skip, shared));
}
