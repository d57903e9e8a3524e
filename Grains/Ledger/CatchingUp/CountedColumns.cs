using System.Buffers;
using System.Runtime.InteropServices;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Seizures;

namespace Reporting.Ledger;

/// <summary>Counts a page of columns by the default rule column by column: no incident is made, and of lists that come again each is counted once.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class CountedColumns
{
    private readonly KnownSubjects _known;
    private readonly PageSubjects _page;
    private readonly int _nobody;
    private readonly IncidentTallies _tallies;
    private readonly SharedPageValues _shared = new();

    public CountedColumns(SubjectIndex subjects, IncidentTallies tallies)
    {
        _tallies = tallies;
        _known = new KnownSubjects(subjects);
        _page = new PageSubjects(_known);
        _nobody = _known.Nobody;
    }

    /// <summary>What the entries of a page count, in order; null where one revises another, since what it takes back stands elsewhere.</summary>
    /// <remarks>Throws where the content is of no page, or of one of other length.</remarks>
    /// <param name="content">The unpacked page.</param>
    /// <param name="entries">How many entries it must hold.</param>
    public CountedEntry[]? Read(byte[] content, long entries)
    {
        var columns = new FactsColumns(content);
        if (columns.Entries != entries) throw new InvalidDataException($"it holds {columns.Entries} entries and not {entries}");
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
            var start = DateOnly.FromDayNumber(columns.StartOf(i));
            counted[i] = new CountedEntry(
                sequence, CountedIncident.Of(new IncidentLines(actors, place), start, (IncidentType)columns.Types.Byte(), own.Violence, tally, takenBack: own.Kind == EntryKind.Retracted));
        }
        CheckEnd(columns);
        return counted;
    }

    private static void CheckEnd(in FactsColumns read)
    {
        var left = read.Sequences.Left | read.TraitNumbers.Left | read.Types.Left | read.PlaceNumbers.Left | read.ActorNumbers.Left | read.FigureNumbers.Left | read.SeizureNumbers.Left;
        if (left != 0) throw new InvalidDataException("a column is longer than its page");
    }
}
