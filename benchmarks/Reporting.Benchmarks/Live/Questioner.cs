using System.Diagnostics;
using Reporting.Generate;
using Reporting.Groups;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Benchmarks.Live;

/// <summary>Asks one question every so often, whether or not the one before is answered.</summary>
internal sealed class Questioner(LiveData data)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // Raids of the first group, which has most incidents, in the ten largest provinces in turn.
    private static readonly TallyQuery[] Questions = [.. Make()];

    /// <summary>Asks until it is stopped.</summary>
    /// <returns>The milliseconds from each question to its answer.</returns>
    public async Task<double[]> Run(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Pause);
        var asked = new List<Task<double>>();
        try
        {
            while (await timer.WaitForNextTickAsync(stop)) asked.Add(Ask(Questions[asked.Count % Questions.Length]));
        }
        catch (OperationCanceledException)
        {
            // What was asked is answered below.
        }
        return await Task.WhenAll(asked);
    }

    private async Task<double> Ask(TallyQuery question)
    {
        var start = Stopwatch.GetTimestamp();
        await data.Ask(question);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static IEnumerable<TallyQuery> Make()
    {
        var world = MadeUpWorld.Create();
        foreach (var province in world.Countries[0].Provinces.Take(10))
            yield return new TallyQuery
            {
                Period = new Period(new DateOnly(2011, 1, 1), null),
                Filter = new IncidentFilter { Types = [IncidentType.Raid], Groups = [GroupKey.FromName(world.Groups[0].Text)], Places = [PlaceKey.FromNames(world.Countries[0].Name.Text, province.Name.Text)] },
            };
    }
}
