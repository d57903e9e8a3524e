using Reporting.Briefs.Sections;
using Reporting.Groups;
using Reporting.Tallies;

namespace Reporting.Briefs.Profiles;

/// <summary>What the notes of a group profile say of its days, of the group and of comparisons.</summary>
internal static class ProfileMethod
{
    private const string Comparisons =
        "The span before has as many days and ends on the day before the period; the same span a year before has the same days of the calendar. A rise or fall is sharp beyond a quarter, and "
        + "within a tenth there is little change; where both spans are below ten incidents, or the earlier is, no percentage is given. Nothing is held against days before the data begin, nor against a figure that is not reported.";

    public static MethodWords Of(ProfileFacts facts) => new(new Fact("Period", Days(facts)), Groups(facts), Prose.Words(Comparisons));

    private static Prose Days(ProfileFacts facts)
    {
        var unit = facts.Total.Steps[0].Unit == Step.Month ? "months" : "weeks";
        var cut = facts.Total.Steps[0].IsWhole && facts.Total.Steps[^1].IsWhole ? "" : $"; the first or last of the {unit} drawn has fewer days, those of the period";
        var begins = unit == "weeks" ? $"; weeks begin on {facts.Request.FirstDay}" : "";
        return Prose.Of($"From {facts.Period.Since!.Value} to {facts.Period.Until!.Value}, both included{Prose.Words(begins)}{Prose.Words(cut)}.");
    }

    private static string Groups(ProfileFacts facts)
    {
        var parts = KnownGroups.All.Where(group => group.Parent == facts.Request.Group.Value).Select(group => group.Name).ToList();
        var counted = "An incident counts once for the group, in whichever places and with whichever others it acted; others who took part have it in their own profiles too.";
        return parts.Count == 0 ? counted : $"{counted} What {string.Join(" and ", parts)} did, which belongs to it, counts there only.";
    }
}
