using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Ledger;

/// <summary>Reads what <see cref="FactsWriter"/> wrote, all columns side by side.</summary>
internal ref struct FactsReader
{
    private readonly PageTexts _texts;
    private readonly string?[] _beginnings;
    private readonly EntryTraits[] _traits;
    private readonly Place[] _places;
    private FactsColumns _columns;
    private PageLists _lists;
    private long _sequence, _ticks, _idNumber;
    private int _row, _placesMet;

    private FactsReader(FactsColumns columns, SharedPageValues shared)
    {
        _columns = columns;
        _texts = new PageTexts(columns.Texts.All(shared.Texts));
        _traits = columns.Traits();
        _beginnings = columns.Beginnings.All(null);
        _places = columns.Places.All(_texts, shared.Places);
        _lists = new PageLists(columns.Actors, columns.Figures, columns.Seizures, _texts, shared);
    }

    /// <summary>The entries of a page, without texts; values that are equal are the very same object.</summary>
    /// <remarks>Throws where the bytes are of no page.</remarks>
    public static ImmutableArray<LedgerEntry> Read(ReadOnlySpan<byte> bytes, SharedPageValues shared)
    {
        var columns = new FactsColumns(bytes);
        var entries = new LedgerEntry[columns.Entries];
        var reader = new FactsReader(columns, shared);
        for (var i = 0; i < entries.Length; i++) entries[i] = reader.NextEntry();
        reader.CheckEnd();
        return ImmutableCollectionsMarshal.AsImmutableArray(entries);
    }

    private LedgerEntry NextEntry()
    {
        ref readonly var traits = ref _traits[_columns.TraitNumbers.Index()];
        return new LedgerEntry
        {
            Sequence = _sequence = _columns.Sequences.Distance(_sequence),
            Kind = traits.Kind,
            RecordedAt = new DateTimeOffset(_ticks = _columns.Times.Distance(_ticks), TimeSpan.FromMinutes(traits.Offset)),
            RecordedBy = _texts[traits.Recorder]!,
            Replaces = traits.Replaces ? _columns.Replaced.Signed() : 0,
            Incident = NextIncident(traits),
            Reason = _texts[traits.Reason],
            RetractedRevision = traits.Reach,
        };
    }

    private Incident NextIncident(in EntryTraits traits)
    {
        var start = _columns.StartOf(_row++);
        return new Incident
        {
            Id = SourceIdForm.Next(_texts[traits.DataSet], _beginnings, ref _columns.IdBeginnings, ref _columns.IdNumbers, ref _idNumber),
            Revision = _columns.Revisions.Signed(),
            Type = (IncidentType)_columns.Types.Byte(),
            Violence = traits.Violence,
            Start = DateOnly.FromDayNumber(start),
            End = DateOnly.FromDayNumber(start + traits.Days),
            DatePrecision = traits.Precision,
            Place = ValueTable.Next(ref _columns.PlaceNumbers, _places, ref _placesMet)!,
            Actors = _lists.Actors(ref _columns.ActorNumbers),
            Figures = _lists.Figures(ref _columns.FigureNumbers),
            Seizures = _lists.Seizures(ref _columns.SeizureNumbers),
        };
    }

    private readonly void CheckEnd()
    {
        ref readonly var all = ref _columns;
        var left = all.Sequences.Left | all.Times.Left | all.IdBeginnings.Left | all.IdNumbers.Left | all.TraitNumbers.Left | all.Revisions.Left | all.Replaced.Left
            | all.Types.Left | all.PlaceNumbers.Left | all.ActorNumbers.Left | all.FigureNumbers.Left | all.SeizureNumbers.Left;
        if (left != 0) throw new InvalidDataException("a column is longer than its page");
    }
}
