using CsCheck;
using Reporting.Casualties;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

public sealed class TallyTests
{
    private static readonly Gen<Tally> GenTally = GenIncident.Incident.Select(Tally.Of);

    [Fact]
    public void Add_InAnyOrder_GivesTheSame() =>
        Gen.Select(GenTally, GenTally, GenTally).Sample((a, b, c) => (a + b + c).Equals(c + (b + a)) && (a + b).Equals(b + a));

    [Fact]
    public void Subtract_WhatWasAdded_GivesWhatWasBefore() =>
        Gen.Select(GenTally, GenTally).Sample((a, b) => (a + b - b).Equals(a) && (a - a).IsEmpty);

    [Fact]
    public void Sum_OfOnes_CountsIncidentsOnce() =>
        GenIncident.Incident.Array[0, 20].Sample(incidents => Tally.Sum(incidents.Select(Tally.Of)).Incidents == incidents.Length);

    [Fact]
    public void Of_ATallyThatWasNotRead_IsAsOfOneThatWas() => Gen.Select(GenTally, GenTally, Gen.Bool).Sample((a, b, isTakenBack) =>
    {
        var tally = isTakenBack ? -(a + b) : a + b;
        var written = Packing.PackAny(tally);
        var unread = new Tally(new WrittenTally([7, .. written, 7], 1, 1 + written.Length));

        foreach (var harm in Enum.GetValues<Harm>())
            foreach (var side in Enum.GetValues<Side>()) Assert.Equal(tally.Of(harm, side), unread.Of(harm, side));
        Assert.Equal((tally.Incidents, tally.FatalIncidents), (unread.Incidents, unread.FatalIncidents));
        Assert.False(unread.Written.IsEmpty);
        Assert.Equal(tally, unread);
        Assert.Equal(tally.ToString(), unread.ToString());
        foreach (var harm in Enum.GetValues<Harm>()) Assert.Equal(tally.Of(harm), unread.Of(harm));
    });

    [Fact]
    public void Of_IncidentWithoutFigures_ReportsNothing()
    {
        var tally = Tally.Of(Some.Incident());

        Assert.Equal(1, tally.Incidents);
        Assert.Null(tally.Of(Harm.Killed).Best);
        Assert.Equal(0, tally.Of(Harm.Killed).ReportedIn);
        Assert.Empty(tally.Figures);
    }

    [Fact]
    public void Of_AssertedZero_IsZeroAndReported()
    {
        var civilians = Tally.Of(Some.Incident(figures: [Some.Killed(Side.Civilians, Quantity.Exact(0))])).Of(Harm.Killed, Side.Civilians);

        Assert.Equal((0L, 1L), (civilians.Best!.Value, civilians.ReportedIn));
    }

    [Fact]
    public void Best_IsNullExactlyWhenNoIncidentGivesANumber() => GenIncident.Incident.Array[1, 10].Sample(incidents =>
    {
        var tally = Tally.Sum(incidents.Select(Tally.Of));
        foreach (var harm in Casualty.Harms)
        {
            foreach (var side in Casualty.Sides)
            {
                var numbers = incidents.Count(incident => incident.Figures.Any(figure => figure.Harm == harm && figure.Side == side && !figure.Quantity.IsVague));
                var figure = tally.Of(harm, side);
                Assert.Equal(numbers, figure.ReportedIn);
                Assert.Equal(numbers == 0, figure.Best is null);
            }
        }
    });

    [Fact]
    public void VagueQuantity_WhateverItsWord_AddsNothingToAnySum() =>
        Gen.Select(GenIncident.Incident, GenIncident.AnyOf("several", "multiple", "12 or so")).Sample((incident, word) =>
        {
            var withWord = incident with { Figures = incident.Figures.Add(Some.Killed(Side.Militants, Quantity.Vague(word))) };
            var (before, after) = (Tally.Of(incident), Tally.Of(withWord));
            return before.Of(Harm.Killed, Side.Militants).BestSum == after.Of(Harm.Killed, Side.Militants).BestSum
                && before.Of(Harm.Killed).BestSum == after.Of(Harm.Killed).BestSum;
        });
}
