using Reporting.Faults.Checks;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Faults;

/// <summary>The clock is set back between two runs and while one records.</summary>
internal sealed class ClockSetBack : Fault
{
    public override string Name => "clock-set-back";

    public override string What => "the clock set back between two runs and during recording";

    public override int Trials => 2;

    public override async Task Try(Trial trial)
    {
        var clock = new FakeClock(trial.Folder);
        await Interrupted.Import(trial, clock.Inside);
        var between = Back(trial, clock, TimeSpan.FromDays(1 + trial.Random.Next(400)));
        var before = trial.Acknowledged.Count;
        await using (var second = trial.Import(["--store", trial.Store], together: 30, surroundings: clock.Inside))
        {
            await trial.Reached(before + trial.Point(trial.Reference.Incidents / 2) + 1, second);
            Back(trial, clock, between + TimeSpan.FromHours(1 + trial.Random.Next(100)));
            await Clear.Ended(second, 0);
        }
        if (SetBacks(trial) < 2) throw new FaultException($"the clock of the import went back {SetBacks(trial)} times instead of twice, so that nothing was tried.");
        await AfterFault.Check(trial, clockMoved: true);
    }

    private static TimeSpan Back(Trial trial, FakeClock clock, TimeSpan back)
    {
        trial.Points.Add($"the clock {back} behind");
        clock.Set(-back);
        return back;
    }

    // As the recording process itself saw it, with a margin for threads that print in another order.
    private static int SetBacks(Trial trial) => trial.Acknowledged.Zip(trial.Acknowledged.Skip(1)).Count(pair => pair.First.Ticks - pair.Second.Ticks > TimeSpan.FromMinutes(30).Ticks);
}
