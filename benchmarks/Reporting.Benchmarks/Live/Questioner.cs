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
    private static readonly long Pause = Stopwatch.Frequency / 50;

    // Raids of the first group, which has most incidents, in the ten largest provinces in turn.
    private static readonly TallyQuery[] Questions = [.. Make()];

    /// <summary>Asks until it is stopped.</summary>
    /// <returns>The milliseconds from each question to its answer; of one that was held up, from when it was due.</returns>
    public async Task<double[]> Run(CancellationToken stop)
    {
        var asked = new List<Task<double>>();
        try
        {
            for (var due = Stopwatch.GetTimestamp(); ; due += Pause) asked.Add(Ask(Questions[asked.Count % Questions.Length], await Due.Wait(due, stop)));
        }
        catch (OperationCanceledException)
        {
            // What was asked is answered below.
        }
        return await Task.WhenAll(asked);
    }

    private async Task<double> Ask(TallyQuery question, long start)
    {
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
