using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Tracing;

namespace Reporting.Briefs.Editions;

/// <summary>What has changed since an edition was printed: which of its figures, and because of which incidents.</summary>
/// <param name="Since">The edition's number.</param>
/// <param name="Of">What it was asked to be: its days, and the place or group that it was about.</param>
/// <param name="Figures">Each figure that it printed or drew and that would be another now, in the order in which they stand in a brief.</param>
/// <param name="Incidents">Each incident that was revised, withdrawn or recorded since and alters one of them, sorted by id.</param>
/// <param name="Others">How many other incidents changed since, none of which alters a figure that it printed.</param>
public sealed record EditionChanges(int Since, EditionRequest Of, ImmutableArray<FigureChange> Figures, ImmutableArray<IncidentAlteration> Incidents, int Others)
{
    /// <summary>The figures printed as text.</summary>
    public ChangedRows Printed { get; } = new(Figures.Where(figure => !figure.IsDrawn));

    /// <summary>Those of them that are counts of incidents, persons or items themselves; all others follow from such counts, or say how many report them.</summary>
    public ChangedRows Counted { get; } = new(Figures.Where(figure => figure is { IsDrawn: false, IsCounted: true }));

    /// <summary>How many numbers changed that charts only draw.</summary>
    public int Drawn => Figures.Count(figure => figure.IsDrawn);
}

/// <summary>A figure that an edition printed and that would be another now.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What it counts, in words.</param>
/// <param name="Old">As printed; null where the edition did not print it.</param>
/// <param name="New">As it would be printed now; null where it would no longer be.</param>
/// <param name="Origin">How it is derived now; as it was derived where it would no longer be printed.</param>
/// <param name="IsDrawn">Whether a chart only draws it, and no text says it.</param>
/// <param name="Incidents">The incidents that alter it, sorted by id.</param>
public sealed record FigureChange(string Id, string Label, PrintedFigure? Old, PrintedFigure? New, FigureOrigin Origin, bool IsDrawn, ImmutableArray<IncidentId> Incidents)
{
    /// <summary>Whether it is a count of incidents, persons or items: no difference, mean or share of such counts, and not in how many incidents there is a number.</summary>
    public bool IsCounted => Origin is Counted { Measure: IncidentCount { Fatal: false } or CasualtyCount { Part: FigurePart.Best } or SeizedCount { Part: FigurePart.Best } };
}

/// <summary>How an incident alters what was printed.</summary>
public enum AlterationKind
{
    /// <summary>A later description took the place of the one before.</summary>
    Revised,
    /// <summary>It was withdrawn.</summary>
    Withdrawn,
    /// <summary>It was recorded after the edition was printed, and lies in the days that it counted.</summary>
    Late,
}

/// <summary>An incident that alters figures of an edition.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Figures">The ids of the figures that it alters, in the order in which they stand in a brief.</param>
public sealed record IncidentAlteration(IncidentChange Change, ImmutableArray<string> Figures)
{
    /// <summary>The incident as it stands, or as it stood when it was withdrawn.</summary>
    public Incident Incident => Change.After ?? Change.Before!;

    /// <summary>What became of it.</summary>
    public AlterationKind Kind => Change.Before is null ? AlterationKind.Late : Change.After is null ? AlterationKind.Withdrawn : AlterationKind.Revised;
}
