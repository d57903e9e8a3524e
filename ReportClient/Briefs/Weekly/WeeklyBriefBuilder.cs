using Reporting.Briefs.Sections;
using Reporting.Queries;

namespace Reporting.Briefs.Weekly;

/// <summary>Composes the weekly brief of a country, a province, a district, or of everything in the store.</summary>
/// <remarks>Reads only what <see cref="IReportingData"/> answers; the same answers give the same brief.</remarks>
public sealed class WeeklyBriefBuilder(IReportingData data)
{
    // The trend and the year before must lie in the calendar.
    private const int FirstYear = 3;

    /// <summary>Its sections.</summary>
    internal static SectionList<WeekFacts> Sections { get; } = new(
        (SectionNames.Takeaways, TakeawaySection.Compose),
        (SectionNames.KeyFigures, KeyFigureSection.Compose),
        (SectionNames.Trend, TrendSection.Compose),
        (SectionNames.Types, TypeSection.Compose),
        ("map", MapSection.Compose),
        (SectionNames.Places, PlaceSection.Compose),
        ("place-weeks", PlaceWeeksSection.Compose),
        ("groups", GroupSection.Compose),
        (SectionNames.Weapons, WeaponSection.Compose),
        ("notable", NotableSection.Compose),
        (SectionNames.Changes, ChangeSection.Compose),
        (SectionNames.Method, (facts, figures) => MethodSection.Compose(facts, WeekMethod.Of(facts), figures)));

    /// <summary>Asks the data and composes the brief.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The week's year is before 3.</exception>
    public async Task<Brief> Build(WeeklyBriefRequest request) => Compose(await Gather(request));

    /// <summary>Asks the data everything that the brief says.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The week's year is before 3.</exception>
    internal async Task<WeekFacts> Gather(WeeklyBriefRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Week.Year, FirstYear);
        return await new WeekInquiry(data, request).Ask();
    }

    /// <summary>Composes the brief of what was asked.</summary>
    internal static Brief Compose(WeekFacts facts)
    {
        var figures = new FigureRegister();
        var masthead = WeekMasthead.Compose(facts, figures);
        return new Brief
        {
            Title = $"{masthead.Kind}: {string.Join(", ", new[] { masthead.SubjectName, masthead.Within, facts.Week.ToString() }.Where(part => part.Length > 0))}",
            Masthead = masthead,
            Sections = FigureLinks.Into(Sections.Compose(facts, figures)),
            Figures = figures.Close(),
            Changes = facts.Request.Changes,
            Look = facts.Request.Look,
        };
    }
}
