using Reporting.Groups;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

public sealed class RecentAnswersTests
{
    private static readonly Subject Kunduz = Subject.Of(PlaceKey.FromNames("Afghanistan", "Kunduz"));
    private static readonly Subject Imu = Subject.Of(GroupKey.FromName("IMU"));
    private static readonly TallyQuery Daily = new() { Step = Step.Day };

    private readonly RecentAnswers _answers = new();

    [Fact]
    public void Of_AQuestionAskedTwice_IsGivenOutAgain()
    {
        var sheet = Days(10);
        Ask(Kunduz, Daily, [sheet]);
        var second = Ask(Kunduz, Daily, [sheet]);

        Assert.Same(second, Ask(Kunduz, Daily with { Filter = new IncidentFilter { Places = default } }, [sheet]));
        Assert.InRange(_answers.Taken, 20, 40);
    }

    [Fact]
    public void Of_AQuestionAskedOnce_IsNotKept()
    {
        Ask(Kunduz, Daily, [Days(10)]);

        Assert.Equal(0, _answers.Taken);
    }

    [Fact]
    public void Of_ASheetThatHasChanged_IsAnsweredAnew()
    {
        var before = Days(10);
        for (var i = 0; i < 3; i++) Ask(Kunduz, Daily, [before]);

        Assert.Equal(11, Ask(Kunduz, Daily, [Days(11)]).Rows.Count);
        Assert.Equal(0, _answers.Taken);
    }

    [Fact]
    public void Of_SeveralSheets_IsTheAnswerOfAllTogether()
    {
        TallySheet[] sheets = [Days(10), Days(12), TallySheet.Empty];
        for (var i = 0; i < 3; i++) Assert.Equal(22, Ask(Kunduz, new TallyQuery(), sheets).Rows.Single().Tally.Incidents);

        Assert.Equal(10, Ask(Kunduz, new TallyQuery(), sheets[..1]).Rows.Single().Tally.Incidents);
    }

    [Fact]
    public void Of_AnAnswerThatIsTooLargeToKeep_IsHandedOnAsItWasMade()
    {
        var sheet = Days(60_000);
        TallyRowList made = [];
        TallyAnswer Large() => _answers.Of(Kunduz, Daily, [sheet], () => made = sheet.Answer(Daily));
        Large();
        var again = Large();

        Assert.Same(made, again.Rows);
        Assert.Equal(0, _answers.Taken);
    }

    [Fact]
    public void Of_QuestionsThatDifferInOneThing_IsRightForEach()
    {
        var sheet = Days(10);
        TallyQuery[] questions =
        [
            Daily,
            Daily with { Step = Step.Week },
            Daily with { Step = Step.Week, FirstDay = DayOfWeek.Saturday },
            Daily with { By = Dimension.Type },
            Daily with { Period = new Period(new DateOnly(2012, 1, 3), null) },
            Daily with { Filter = new IncidentFilter { Types = [IncidentType.Raid] } },
            Daily with { Filter = new IncidentFilter { Types = [IncidentType.NotCoded] } },
            Daily with { Filter = new IncidentFilter { Violence = [ViolenceType.OneSided] } },
            Daily with { Filter = new IncidentFilter { Groups = [GroupKey.FromName("nobody")] } },
            Daily with { Filter = new IncidentFilter { Places = [PlaceKey.FromNames("Pakistan")] } },
        ];

        foreach (var subject in (Subject[])[Kunduz, Imu, Kunduz, Imu, Kunduz, Imu])
            foreach (var question in questions) Assert.Equal(sheet.Answer(question), Ask(subject, question, [sheet]).Rows);
    }

    [Fact]
    public void Taken_OfMoreQuestionsThanThereIsRoomFor_StaysWithinIt()
    {
        var sheet = Days(3_000);
        for (var week = 0; week < 80; week++)
            for (var i = 0; i < 2; i++) Ask(Kunduz, Daily with { Period = new Period(new DateOnly(2011, 1, 1).AddDays(week), null) }, [sheet]);

        Assert.InRange(_answers.Taken, RecentAnswers.Room / 2, RecentAnswers.Room);
    }

    private TallyAnswer Ask(Subject subject, TallyQuery query, TallySheet[] sheets) => _answers.Of(subject, query, sheets, () => TallySheet.Answer(query, sheets, out _));

    // One incident a day from 2012 on.
    private static TallySheet Days(int days)
    {
        var (cells, tally) = (new LooseCells(days), Packing.Pack(Tally.Of(Some.Incident())));
        var place = CellNumbers.Places.Of(PlaceKey.FromNames("Afghanistan", "Kunduz"));
        for (var day = 0; day < days; day++) cells.Add(PackedKey.Of(new DateOnly(2012, 1, 1).AddDays(day), IncidentType.Raid, ViolenceType.NotStated, place, CellNumbers.Groups.Of("imu")), tally);
        return TallySheet.Empty.With(cells.ToCells());
    }
}
