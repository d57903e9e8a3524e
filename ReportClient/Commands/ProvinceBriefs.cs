using System.Globalization;
using Reporting.Backup;
using Reporting.Briefs;
using Reporting.Briefs.Weekly;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Commands;

/// <summary>Writes a brief for each province of a country. One that fails stops no other.</summary>
/// <param name="context">What the command runs in.</param>
/// <param name="folders">Where the briefs go.</param>
/// <param name="compose">Composes, and fixes where it is to be an edition, the brief of a request.</param>
/// <param name="atOnce">How many are laid out and written at once, each of which takes memory; null for one a processor, at most 4.</param>
internal sealed class ProvinceBriefs(CommandContext context, BriefFolders folders, Func<WeeklyBriefRequest, Task<Brief>> compose, int? atOnce = null)
{
    private const int MostAtOnce = 4;
    private readonly int _atOnce = atOnce ?? Math.Min(MostAtOnce, Environment.ProcessorCount);

    /// <summary>Every province of the request's country that the data know, sorted by key, with or without an incident in the week.</summary>
    /// <exception cref="Problem">The data know none.</exception>
    public static async Task<IReadOnlyList<PlaceKey>> Of(PlaceKey country, IReportingData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var provinces = (await data.Names(SubjectKind.Province)).Select(name => name.Subject.Place).Where(country.Contains).Order().ToList();
        return provinces.Count > 0 ? provinces : throw Problem.Usage("No incident of this country is located to a province.", $"--country {Problem.Quote(country.Path)}", "Leave --all-provinces out: the brief of the country has all of it.");
    }

    /// <summary>Writes the briefs, and tells where they are and what failed.</summary>
    /// <param name="country">The request; its place is the country.</param>
    /// <param name="provinces">The provinces, in the order in which their briefs are fixed.</param>
    /// <param name="cancellation">Ends the work between two briefs.</param>
    /// <returns>The exit code: that of the first brief that failed.</returns>
    public async Task<int> Write(WeeklyBriefRequest country, IReadOnlyList<PlaceKey> provinces, CancellationToken cancellation)
    {
        var outcomes = await WorkProgress.Follow<IReadOnlyList<Outcome>>(context, $"Briefs of {country.Place.Path}, {country.Week}", progress => Each(country, provinces, progress, cancellation));
        foreach (var line in outcomes.SelectMany(outcome => outcome.Lines)) context.Out.Line(line);
        var failed = outcomes.Where(outcome => outcome.Problem is not null).ToList();
        foreach (var (place, problem) in failed.Select(outcome => (outcome.Place, outcome.Problem!)))
        {
            context.Talk.Line($"The brief of {place} was not written.");
            problem.Write(context.Talk.Writer);
        }
        context.Talk.Line(string.Create(CultureInfo.InvariantCulture, $"Wrote {outcomes.Count - failed.Count} of {outcomes.Count} briefs to {Problem.Clean(folders.Pdf)}"));
        return failed.Count == 0 ? ExitCode.Ok : failed[0].Problem!.ExitCode;
    }

    // Composed one after the other, so that editions are numbered in the order of the provinces; meanwhile those before are laid out and written, a few at once.
    private async Task<IReadOnlyList<Outcome>> Each(WeeklyBriefRequest country, IReadOnlyList<PlaceKey> provinces, IProgress<WorkStep> progress, CancellationToken cancellation)
    {
        var outcomes = new List<Task<Outcome>>();
        var done = 0;
        try
        {
            foreach (var province in provinces)
            {
                cancellation.ThrowIfCancellationRequested();
                var composed = await Tried(province, async () => await compose(country with { Place = province }));
                if (outcomes.Count - done == _atOnce) await Next();
                outcomes.Add(Task.Run(() => Written(province, composed), CancellationToken.None));
            }
            while (done < outcomes.Count) await Next();
        }
        finally
        {
            await Task.WhenAll(outcomes);
        }
        return [.. outcomes.Select(outcome => outcome.Result)];

        async Task Next()
        {
            await outcomes[done];
            progress.Report(new WorkStep(++done, provinces.Count, "briefs"));
        }
    }

    private Outcome Written(PlaceKey province, (Brief? Brief, Problem? Problem) composed)
    {
        if (composed.Brief is not { } brief) return new Outcome(province, [], composed.Problem);
        try
        {
            return new Outcome(province, folders.Of(province.Leaf).Write(brief), null);
        }
        catch (Exception failure)
        {
            return new Outcome(province, [], Problems.Of(failure, writes: true));
        }
    }

    private static async Task<(Brief? Brief, Problem? Problem)> Tried(PlaceKey province, Func<Task<Brief>> compose)
    {
        try
        {
            return (await compose(), null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return (null, Problems.Of(failure, writes: true));
        }
    }

    /// <summary>What became of a brief.</summary>
    /// <param name="Place">The province.</param>
    /// <param name="Lines">Where its files are; none where it failed.</param>
    /// <param name="Problem">Why it failed; null where it is written.</param>
    private sealed record Outcome(PlaceKey Place, IReadOnlyList<string> Lines, Problem? Problem);
}
