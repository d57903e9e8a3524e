using Reporting.Groups;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;
using Reporting.Tests.Commands;

namespace Reporting.Tests.Queries;

public class AnswerTests
{
    private static readonly MemoryConnection Data = new(Story.Incidents);

    private static Question Asked(string? since, string? until, DayOfWeek firstDay = DayOfWeek.Monday) =>
        new(new Period(since is null ? null : Some.Day(since), until is null ? null : Some.Day(until)), IncidentFilter.Any, firstDay);

    [Fact]
    public async Task Series_EmptySteps_AreThereWithoutFigures()
    {
        var answer = await Answer.Series(Data, Asked("2012-05-01", "2012-06-30"), Step.Week);

        Assert.Equal(["2012-W18", "2012-W19", "2012-W20", "2012-W21", "2012-W22", "2012-W23", "2012-W24", "2012-W25", "2012-W26"], answer.Rows.Select(row => row.Label));
        Assert.Equal(FigureSet.None, answer.Rows[0].Figures);
        Assert.Null(answer.Rows[0].Figures.Killed.Best);
    }

    [Fact]
    public async Task Series_StepsAtTheEnds_HoldOnlyDaysOfThePeriod()
    {
        var answer = await Answer.Series(Data, Asked("2012-05-03", "2012-06-02"), Step.Month);

        Assert.Equal(["2012-05-03 to 2012-05-31", "2012-06-01 to 2012-06-02"], answer.Rows.Select(row => row.Period.ToString()));
    }

    [Fact]
    public async Task Series_OpenEnds_GoFromTheFirstToTheLastIncident()
    {
        var answer = await Answer.Series(Data, Asked(null, null), Step.Month);

        Assert.Equal(["2012-04", "2012-05", "2012-06"], answer.Rows.Select(row => row.Label));
    }

    [Fact]
    public async Task Series_NothingAndOpenEnds_HasNoStep() =>
        Assert.Empty((await Answer.Series(new MemoryConnection([]), Asked(null, "2012-06-03"), Step.Day)).Rows);

    [Fact]
    public async Task Series_WeeksFromSaturday_BeginThere()
    {
        var answer = await Answer.Series(Data, Asked("2012-06-02", "2012-06-03", DayOfWeek.Saturday), Step.Week);

        Assert.Equal(("2012-W23", 2L), (Assert.Single(answer.Rows).Label, answer.Rows[0].Figures.Incidents));
    }

    [Fact]
    public async Task Series_LastYearOfTheCalendar_Ends()
    {
        var answer = await Answer.Series(Data, Asked("9999-12-01", "9999-12-31"), Step.Year);

        Assert.Equal("9999", Assert.Single(answer.Rows).Label);
    }

    [Fact]
    public async Task Series_TooManySteps_IsRefused() =>
        await Assert.ThrowsAsync<TooManyStepsException>(() => Answer.Series(Data, Asked("0001-01-01", "9999-12-31"), Step.Day));

    [Fact]
    public async Task Breakdown_ByProvince_HasTheMostFirstAndNotLocatedLast()
    {
        var answer = await Answer.Breakdown(Data, Asked(null, null), BreakdownBy.Province);

        Assert.Equal(["afghanistan/badakhshan", "afghanistan/kandahar", "afghanistan/zabul", "pakistan/balochistan", "not-located"], answer.Rows.Select(row => row.Label));
    }

    [Fact]
    public async Task Breakdown_ByGroup_NamesThemAndEndsWithNone()
    {
        var answer = await Answer.Breakdown(Data, Asked(null, null), BreakdownBy.Group);

        Assert.Equal(["Taliban", "Islamic Movement of Uzbekistan", "Tehrik-i-Taliban Pakistan", "No group"], answer.Rows.Select(row => row.Name));
    }

    [Fact]
    public async Task Breakdown_BySide_HasFourRowsWithTheirOwnFigures()
    {
        var answer = await Answer.Breakdown(Data, Asked("2012-05-28", "2012-06-03"), BreakdownBy.Side);

        Assert.Equal(["militants", "securityForces", "civilians", "unknown"], answer.Rows.Select(row => row.Label));
        Assert.Equal([14, 8, 0, null], answer.Rows.Select(row => row.Figures.Killed.Best));
        Assert.All(answer.Rows, row => Assert.Equal(3, row.Figures.Incidents));
        Assert.Equal([14, null, null, null], answer.Rows[0].Figures.KilledBySide.Select(figure => figure.Best));
    }

    [Fact]
    public async Task Breakdown_ByWeapon_CountsTheIncidentsThatMentionIt()
    {
        var answer = await Answer.Breakdown(Data, Asked(null, null), BreakdownBy.Weapon);

        Assert.Equal(["ammunition/RPG round/pieces", "assault-rifles/AK-47/pieces", "grenade-launchers/RPG launcher/pieces", "grenades/grenade/pieces"], answer.Rows.Select(row => row.Label));
        Assert.Equal([null, 5L, 3L, null], answer.Rows.Select(row => row.Figures.Seizures[0].Figure.Best));
        Assert.All(answer.Rows, row => Assert.Equal((1L, 0L), (row.Figures.Incidents, row.Figures.Killed.ReportedIn)));
    }

    [Fact]
    public void Subject_OfEveryTerm_IsInOneOrder()
    {
        var filter = new IncidentFilter
        {
            Places = [PlaceKey.FromNames("Afghanistan", "Kunduz"), PlaceKey.FromNames("Afghanistan", "Badakhshan")],
            Groups = [GroupKey.FromName("Taleban"), GroupKey.FromName("IMU")],
            Types = [IncidentType.Raid],
            Violence = [ViolenceType.StateBased],
        };

        Assert.Equal("province afghanistan/badakhshan|afghanistan/kunduz; group imu|taliban; type raid; violence state-based", SubjectText.Of(filter));
        Assert.Equal("all", SubjectText.Of(IncidentFilter.Any));
    }

    [Fact]
    public async Task Names_AsPeopleTypeThem_FindTheirSubject()
    {
        var resolution = new NameResolution(Data);

        foreach (var typed in (string[])["badakhshan", "Badakhshan province", "BADAKHSHAN", "afghanistan/badakhshan"])
            Assert.Equal("afghanistan/badakhshan", Assert.Single((await resolution.Resolve(AskedNames.None with { Provinces = [typed] })).Places).Path);
        foreach (var typed in (string[])["IMU", "imu", "Islamic Movement of Uzbekistan"])
            Assert.Equal("imu", Assert.Single((await resolution.Resolve(AskedNames.None with { Groups = [typed] })).Groups).Value);
    }

    [Fact]
    public async Task Names_DistrictInProvince_IsTheOneThere()
    {
        var found = await new NameResolution(Data).Resolve(AskedNames.None with { Countries = ["Afghanistan"], Provinces = ["Zabul"], Districts = ["Arghandab district"] });

        Assert.Equal("afghanistan/zabul/arghandab", Assert.Single(found.Places).Path);
    }

    [Fact]
    public async Task Names_OfTwoDistricts_IsAmbiguous()
    {
        var failure = await Assert.ThrowsAsync<AmbiguousNameException>(() => new NameResolution(Data).Resolve(AskedNames.None with { Districts = ["Arghandab"] }));

        Assert.Equal(["afghanistan/kandahar/arghandab", "afghanistan/zabul/arghandab"], failure.Candidates.Select(candidate => candidate.Subject.Key));
    }

    [Fact]
    public async Task Names_Unknown_ComeWithSuggestions()
    {
        var failure = await Assert.ThrowsAsync<UnknownNameException>(() => new NameResolution(Data).Resolve(AskedNames.None with { Provinces = ["Badakshan"] }));

        Assert.Equal("Badakhshan", Assert.Single(failure.Suggestions).Name);
    }
}
