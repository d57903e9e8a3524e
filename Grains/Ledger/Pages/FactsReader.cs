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
    private readonly PageTexts _texts;
    private readonly string?[] _beginnings;
    private readonly EntryTraits[] _traits;
    private readonly Place[] _places;
    private readonly Actor[][] _actors;
    private readonly Figure[][] _figures;
    private readonly Seizure[][] _seizures;
    private FactsColumns _columns;
    private long _sequence, _ticks, _idNumber;
    private int _row, _placesMet, _actorsMet, _figuresMet, _seizuresMet;

    private FactsReader(FactsColumns columns, SharedPageValues shared)
    {
        _columns = columns;
        _texts = new PageTexts(columns.Texts.All(shared.Texts));
        _traits = columns.Traits();
        _beginnings = columns.Beginnings.All(null);
        _places = columns.Places.All(_texts, shared.Places);
        _actors = columns.Actors.All(_texts, ActorForm.Read, shared.Actors);
        _figures = columns.Figures.All(_texts, FigureForm.Read, shared.Figures);
        _seizures = columns.Seizures.All(_texts, SeizureForm.Read, shared.Seizures);
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
            Id = NextId(_texts[traits.DataSet]),
            Revision = _columns.Revisions.Signed(),
            Type = (IncidentType)_columns.Types.Byte(),
            Violence = traits.Violence,
            Start = DateOnly.FromDayNumber(start),
            End = DateOnly.FromDayNumber(start + traits.Days),
            DatePrecision = traits.Precision,
            Place = ValueTable.Next(ref _columns.PlaceNumbers, _places, ref _placesMet)!,
            Actors = ListForm.Next(ref _columns.ActorNumbers, _actors, ref _actorsMet),
            Figures = ListForm.Next(ref _columns.FigureNumbers, _figures, ref _figuresMet),
            Seizures = ListForm.Next(ref _columns.SeizureNumbers, _seizures, ref _seizuresMet),
        };
    }

    private IncidentId NextId(string? dataSet)
    {
        var beginning = _beginnings[_columns.IdBeginnings.Index()];
        var number = _columns.IdNumbers.Distance(_idNumber);
        // An id that ends with no number has 0 here.
        if (number == 0 || beginning is null) return IncidentId.OfKept(dataSet, beginning);
        _idNumber = number;
        return IncidentId.OfKept(dataSet, SourceIdForm.Join(beginning, number));
    }

    private readonly void CheckEnd()
    {
        ref readonly var all = ref _columns;
        var left = all.Sequences.Left | all.Times.Left | all.IdBeginnings.Left | all.IdNumbers.Left | all.TraitNumbers.Left | all.Revisions.Left | all.Replaced.Left
            | all.Types.Left | all.PlaceNumbers.Left | all.ActorNumbers.Left | all.FigureNumbers.Left | all.SeizureNumbers.Left;
        if (left != 0) throw new InvalidDataException("a column is longer than its page");
    }
}
