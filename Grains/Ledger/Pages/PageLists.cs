using System.Collections.Immutable;
using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Seizures;

namespace Reporting.Ledger;

/// <summary>The lists of a page, each made once, given out as the columns of their numbers name them from the first entry to the last.</summary>
internal struct PageLists(ValueColumn actors, ValueColumn figures, ValueColumn seizures, scoped in PageTexts texts, SharedPageValues shared)
{
    private readonly Actor[][] _actors = actors.All(texts, ActorForm.Read, shared.Actors);
    private readonly Figure[][] _figures = figures.All(texts, FigureForm.Read, shared.Figures);
    private readonly Seizure[][] _seizures = seizures.All(texts, SeizureForm.Read, shared.Seizures);
    private int _actorsMet, _figuresMet, _seizuresMet;

    /// <summary>The next entry's parties.</summary>
    public ImmutableArray<Actor> Actors(ref ColumnReader numbers) => ListForm.Next(ref numbers, _actors, ref _actorsMet);

    /// <summary>The next entry's casualty figures.</summary>
    public ImmutableArray<Figure> Figures(ref ColumnReader numbers) => ListForm.Next(ref numbers, _figures, ref _figuresMet);

    /// <summary>The next entry's seizures.</summary>
    public ImmutableArray<Seizure> Seizures(ref ColumnReader numbers) => ListForm.Next(ref numbers, _seizures, ref _seizuresMet);
}
