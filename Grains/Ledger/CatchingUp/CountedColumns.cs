using System.Buffers;
using System.Runtime.InteropServices;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Seizures;
using Reporting.Tallies;

namespace Reporting.Ledger;

/// <summary>Counts a page of columns by the default rule column by column: no incident is made, and of lists that come again each is counted once.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class CountedColumns
{
    private readonly KnownSubjects _known;
    private readonly PageSubjects _page;
    private readonly int _nobody;
    private readonly IncidentTallies _tallies = new();
    private readonly SharedPageValues _shared = new();

    public CountedColumns(SubjectIndex subjects)
    {
        _known = new KnownSubjects(subjects);
        _page = new PageSubjects(_known);
        _nobody = _known.Nobody;
    }

    /// <summary>What the entries of a page count, in order; null where one revises another, since what it takes back stands elsewhere.</summary>
    /// <remarks>Throws where the content is of no page.</remarks>
    public CountedEntry[]? Read(byte[] content)
    {
        var columns = new FactsColumns(content);
        var traits = columns.Traits();
        if (Array.Exists(traits, one => one.Kind == EntryKind.Revised)) return null;
        _page.Read(columns);
        var places = ArrayPool<uint>.Shared.Rent(columns.Texts.Count + 2);
        columns.Texts.Locate(places);
        var texts = new PageTexts(columns.Texts, places, _shared.Texts);
        var figures = columns.Figures.All(texts, FigureForm.Read, _shared.Figures);
        var seizures = columns.Seizures.All(texts, SeizureForm.Read, _shared.Seizures);
        ArrayPool<uint>.Shared.Return(places);
        return Count(columns, traits, figures, seizures);
    }

    private CountedEntry[] Count(FactsColumns columns, EntryTraits[] traits, Figure[][] figures, Seizure[][] seizures)
    {
        var ofPlace = _page.OfPlace(columns);
        var ofActors = _page.OfActors(columns);
        var known = _known.All;
        var counted = new CountedEntry[columns.Entries];
        var (sequence, placesMet, actorsMet, figuresMet, seizuresMet) = (0L, 0, 0, 0, 0);
        for (var i = 0; i < counted.Length; i++)
        {
            sequence = columns.Sequences.Distance(sequence);
            ref readonly var own = ref traits[columns.TraitNumbers.Index()];
            var actorNumber = ValueTable.NumberOf(columns.ActorNumbers.Number(), ref actorsMet);
            var actors = known[actorNumber == ValueTable.None ? _nobody : ofActors[actorNumber]].Lines;
            var place = known[ofPlace[ValueTable.NumberOf(columns.PlaceNumbers.Number(), ref placesMet)]].Lines;
            var tally = _tallies.Of(
                ImmutableCollectionsMarshal.AsImmutableArray(ValueTable.Next(ref columns.FigureNumbers, figures, ref figuresMet)),
                ImmutableCollectionsMarshal.AsImmutableArray(ValueTable.Next(ref columns.SeizureNumbers, seizures, ref seizuresMet)));
            var key = PackedKey.Of(DateOnly.FromDayNumber(columns.StartOf(i)), (IncidentType)columns.Types.Byte(), own.Violence, place.Number, actors.Number);
            counted[i] = new CountedEntry(sequence, actors.Lines, place.Lines, key, own.Kind == EntryKind.Retracted ? Packing.Negated(tally) : tally);
        }
        return counted;
    }
}
