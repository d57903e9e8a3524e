using Reporting.Briefs.Profiles;
using Reporting.Briefs.Sections;
using Reporting.Briefs.Weekly;
using Reporting.Errors;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Briefs.Editions;

/// <summary>The kinds of briefs that editions can be of. Here a kind is added.</summary>
internal static class BriefKinds
{
    /// <summary>What an edition keeps of a request.</summary>
    public static EditionRequest Asked(BriefRequest request) => request switch
    {
        WeeklyBriefRequest weekly => new EditionRequest(EditionRequest.Weekly, weekly.Place, weekly.Week, weekly.Rule, weekly.NotableIncidents) { Look = weekly.Look.Hash() },
        ProfileRequest profile => new EditionRequest(EditionRequest.OfGroup, default, Week.Containing(profile.Period.Until!.Value, profile.FirstDay), profile.Rule, profile.DeadliestIncidents)
        {
            Group = profile.Group,
            Period = profile.Period,
            Look = profile.Look.Hash(),
        },
        _ => throw new NotSupportedException($"No edition is of the kind '{request.GetType().Name}'."),
    };

    /// <summary>The request that an edition keeps, with its look.</summary>
    /// <param name="edition">The edition as <see cref="IEditionsGrain.Get"/> answers it.</param>
    /// <exception cref="UnknownBriefKindException">A later version fixed it.</exception>
    public static BriefRequest Request(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var (asked, look) = (edition.Request, edition.Draft.Look ?? BriefLook.Plain);
        return asked.Kind switch
        {
            EditionRequest.Weekly => new WeeklyBriefRequest { Week = asked.Week, Place = asked.Place, Rule = asked.Rule, NotableIncidents = asked.NotableIncidents, Look = look },
            EditionRequest.OfGroup => new ProfileRequest { Group = asked.Group, Period = asked.Period, FirstDay = asked.Week.FirstDay, Rule = asked.Rule, DeadliestIncidents = asked.NotableIncidents, Look = look },
            _ => throw new UnknownBriefKindException(edition),
        };
    }

    /// <summary>Asks the data everything that a brief says.</summary>
    public static async Task<BriefFacts> Gather(BriefRequest request, IReportingData data) => request switch
    {
        WeeklyBriefRequest weekly => await new WeeklyBriefBuilder(data).Gather(weekly),
        ProfileRequest profile => await new ProfileBuilder(data).Gather(profile),
        _ => throw new NotSupportedException($"No brief is of the kind '{request.GetType().Name}'."),
    };

    /// <summary>Composes the brief of what was asked.</summary>
    public static Brief Compose(BriefFacts facts) => facts switch
    {
        WeekFacts week => WeeklyBriefBuilder.Compose(week),
        ProfileFacts profile => ProfileBuilder.Compose(profile),
        _ => throw new NotSupportedException($"No brief says '{facts.GetType().Name}'."),
    };
}

/// <summary>An edition is of a kind of brief that this version does not know.</summary>
internal sealed class UnknownBriefKindException(Edition edition)
    : ReportingException(FormattableString.Invariant($"Edition {edition.Number} is a brief of the kind '{edition.Request.Kind}', which this version does not know."),
        $"It was fixed by version {edition.Draft.Program}: use that version, or a later one.");
