using System.Collections.Immutable;
using Reporting.Queries;

namespace Reporting.Briefs.Weekly;

/// <summary>Composes the weekly brief of a country, a province, a district, or of everything in the store.</summary>
/// <remarks>Reads only what <see cref="IReportingData"/> answers; the same answers give the same brief.</remarks>
public sealed class WeeklyBriefBuilder(IReportingData data)
{
    // The trend and the year before must lie in the calendar.
    private const int FirstYear = 3;

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
        ImmutableArray<Section?> sections =
        [
            TakeawaySection.Compose(facts, figures),
            KeyFigureSection.Compose(facts, figures),
            TrendSection.Compose(facts, figures),
            TypeSection.Compose(facts, figures),
            MapSection.Compose(facts, figures),
            PlaceSection.Compose(facts, figures),
            PlaceWeeksSection.Compose(facts, figures),
            GroupSection.Compose(facts, figures),
            WeaponSection.Compose(facts, figures),
            NotableSection.Compose(facts, figures),
            ChangeSection.Compose(facts, figures),
            MethodSection.Compose(facts, WeekMethod.Of(facts), figures),
        ];
        return new Brief
        {
            Title = $"{masthead.Kind}: {string.Join(", ", new[] { masthead.SubjectName, masthead.Within, facts.Week.ToString() }.Where(part => part.Length > 0))}",
            Masthead = masthead,
            Sections = [.. sections.OfType<Section>()],
            Figures = figures.Close(),
            Changes = facts.Request.Changes,
        };
    }
}
