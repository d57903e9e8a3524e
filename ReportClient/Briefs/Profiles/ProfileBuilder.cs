using Reporting.Briefs.Sections;
using Reporting.Queries;

namespace Reporting.Briefs.Profiles;

/// <summary>Composes the profile of a group over a period: what it did, where, and what is not known.</summary>
/// <remarks>Reads only what <see cref="IReportingData"/> answers; the same answers give the same brief. An incident counts once, in however many places the group acts.</remarks>
public sealed class ProfileBuilder(IReportingData data)
{
    /// <summary>Its sections.</summary>
    internal static SectionList<ProfileFacts> Sections { get; } = new(
        (SectionNames.Takeaways, ProfileTakeaways.Compose),
        (SectionNames.KeyFigures, KeyFigures),
        (SectionNames.Trend, (facts, figures) => facts.Total.Steps.Length > 1 ? TrendSection.Compose(facts, figures) : null),
        (SectionNames.Types, TypeSection.Compose),
        (SectionNames.Places, ProfilePlaces.Compose),
        (SectionNames.Weapons, WeaponSection.Compose),
        ("deadliest", Deadliest),
        ("unknown", UnknownSection.Compose),
        (SectionNames.Changes, ChangeSection.Compose),
        (SectionNames.Method, (facts, figures) => MethodSection.Compose(facts, ProfileMethod.Of(facts), figures)));

    /// <summary>Asks the data and composes the profile.</summary>
    /// <exception cref="ArgumentException">An end of the period is open.</exception>
    public async Task<Brief> Build(ProfileRequest request) => Compose(await Gather(request));

    /// <summary>Asks the data everything that the profile says.</summary>
    /// <exception cref="ArgumentException">An end of the period is open.</exception>
    internal async Task<ProfileFacts> Gather(ProfileRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Period.Days is null) throw new ArgumentException("Both ends of the period must be known.", nameof(request));
        return await new ProfileInquiry(data, request).Ask();
    }

    /// <summary>Composes the profile of what was asked.</summary>
    internal static Brief Compose(ProfileFacts facts)
    {
        var figures = new FigureRegister();
        var masthead = ProfileMasthead.Compose(facts, figures);
        return new Brief
        {
            Title = $"{masthead.Kind}: {masthead.SubjectName}, {masthead.Days}",
            Masthead = masthead,
            Sections = FigureLinks.Into(Sections.Compose(facts, figures)),
            Figures = figures.Close(),
            Changes = facts.Request.Changes,
            Look = facts.Request.Look,
        };
    }

    private static Section KeyFigures(ProfileFacts facts, FigureRegister figures)
    {
        var against = new List<Yardstick> { new DaysYardstick("Span before", "spanBefore", facts.Before, facts.Own) };
        if (facts.YearBefore is { IsCovered: true } year) against.Add(new DaysYardstick("Same span a year before", "yearBefore", year, facts.Own));
        return new Section("key", "Key figures", [KeyFigureCards.Compose(facts, against, figures)]);
    }

    private static Section? Deadliest(ProfileFacts facts, FigureRegister figures)
    {
        var chosen = facts.Incidents.Where(found => found.Killed > 0).Take(facts.MostListed).Select((found, rank) => (found, NotableSection.Reasons(found, rank, facts))).ToList();
        foreach (var (_, reasons) in chosen.Where(one => one.Item2.Count == 0)) reasons.Add("Many killed");
        return chosen.Count == 0 ? null : new Section("deadliest", "Deadliest incidents", [NotableSection.List(chosen, "the deadliest, those with most deaths first", facts, figures)]);
    }
}
