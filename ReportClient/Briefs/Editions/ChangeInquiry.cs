using System.Collections.Immutable;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Queries;
using Reporting.Tracing;

namespace Reporting.Briefs.Editions;

/// <summary>Finds what has changed since an edition: it is composed again as it was and as it would be now, and every figure is compared.</summary>
/// <remarks>What was printed is read from the edition itself, not composed again, so that no later version of the product can change it.</remarks>
internal sealed class ChangeInquiry(IReportingData data)
{
    /// <summary>What has changed between an edition and a later position of the ledger.</summary>
    /// <param name="edition">The edition with its figures.</param>
    /// <param name="position">The position.</param>
    public async Task<EditionChanges> Since(Edition edition, LedgerPosition position)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var request = BriefKinds.Request(edition);
        var then = await BriefKinds.Gather(request, data.At(edition.Position));
        var now = await BriefKinds.Gather(request, data.At(position));
        var (before, after) = (BriefKinds.Compose(then).Figures, BriefKinds.Compose(now).Figures);
        var printed = PrintedFigures.Read(edition.Draft.Figures.AsSpan());
        var changed = await data.Changed(edition.Position, position);
        var ids = changed.Select(change => change.Id).ToHashSet();
        var coverage = Coverage(changed, [then.FirstDay, now.FirstDay]);

        var figures = ImmutableArray.CreateBuilder<FigureChange>();
        var drawn = PrintedFigures.Drawn(printed).Concat(PrintedFigures.Drawn(after)).Select(point => point.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, was, stands) in Compared(printed, after))
        {
            FigureOrigin?[] origins = [before.Origins.GetValueOrDefault(id), after.Origins.GetValueOrDefault(id)];
            if ((origins[1] ?? origins[0]) is not { } origin || origin is FromLedger) continue;
            // The list of notable incidents is a choice: one that is listed or not says nothing of its figures unless it changed itself.
            if (origin is OfIncident { Id: var incident } && (was is null || stands is null) && !ids.Contains(incident)) continue;
            ImmutableArray<IncidentId> incidents = origin is OfIncident { Id: var own } ? ids.Contains(own) ? [own] : [] : [.. Altering(changed, origins)];
            if (incidents.IsEmpty && (origins.Any(one => one is FromCalendar) || AreOfOtherWeeks(origins))) incidents = coverage;
            // A row or sentence that comes or goes because of another figure brings figures that nothing has altered.
            if ((was is null || stands is null) && incidents.IsEmpty) continue;
            figures.Add(new FigureChange(id, origin.Label, was, stands, origin, drawn.Contains(id), incidents));
        }
        return Together(edition, figures.ToImmutable(), changed);
    }

    // In the order in which the edition printed them, then what is new.
    private static IEnumerable<(string Id, PrintedFigure? Old, PrintedFigure? New)> Compared(FigureBook printed, FigureBook book)
    {
        var now = PrintedFigures.Of(book).ToDictionary(figure => figure.Id, StringComparer.Ordinal);
        foreach (var old in PrintedFigures.Of(printed))
            if (now.GetValueOrDefault(old.Id)?.Text != old.Text) yield return (old.Id, old, now.GetValueOrDefault(old.Id));
        var before = PrintedFigures.Of(printed).Select(figure => figure.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var figure in now.Values)
            if (!before.Contains(figure.Id)) yield return (figure.Id, null, figure);
    }

    // Weeks before the earliest incident have no data: who moves the beginning changes what is said of them.
    private static ImmutableArray<IncidentId> Coverage(IReadOnlyList<IncidentChange> changed, DateOnly?[] begins) => begins[0] == begins[1] ? []
        : [.. changed.Where(change => change.Before is { } before && begins.Contains(before.Start) || change.After is { } after && begins.Contains(after.Start)).Select(change => change.Id)];

    // A mean or a count of weeks is of those that the data cover.
    private static bool AreOfOtherWeeks(FigureOrigin?[] origins) => origins is [{ } was, { } stands] && was.Parts.Length != stands.Parts.Length;

    private static IEnumerable<IncidentId> Altering(IReadOnlyList<IncidentChange> changed, IEnumerable<FigureOrigin?> origins) =>
        changed.Where(change => origins.Any(origin => origin?.IsAlteredBy(change.Before, change.After) == true)).Select(change => change.Id);

    private static EditionChanges Together(Edition edition, ImmutableArray<FigureChange> figures, IReadOnlyList<IncidentChange> changed)
    {
        var altered = figures.SelectMany(figure => figure.Incidents.Select(incident => (incident, figure.Id))).ToLookup(pair => pair.incident, pair => pair.Id);
        var incidents = changed.Where(change => altered.Contains(change.Id)).Select(change => new IncidentAlteration(change, [.. altered[change.Id]])).ToImmutableArray();
        return new EditionChanges(edition.Number, edition.Request, figures, incidents, changed.Count - incidents.Length);
    }
}
