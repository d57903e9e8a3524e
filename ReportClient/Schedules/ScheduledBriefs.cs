using System.Globalization;
using System.Security.Cryptography;
using Reporting.Briefs;
using Reporting.Briefs.Editions;
using Reporting.Briefs.Profiles;
using Reporting.Briefs.Weekly;
using Reporting.Commands;
using Reporting.Pdf;
using Reporting.Queries;

namespace Reporting.Schedules;

/// <summary>Makes the briefs of an assignment: the same bytes for whoever makes them, since they are made from the position that was fixed for it.</summary>
/// <param name="grains">Fixes editions.</param>
/// <param name="data">The data.</param>
/// <param name="by">Who fixes editions, where the cluster does not know it from a key.</param>
internal sealed class ScheduledBriefs(IGrainFactory grains, IReportingData data, string by)
{
    /// <summary>Checks that the store knows every name of a brief.</summary>
    /// <exception cref="UnknownNameException">It does not know one.</exception>
    /// <exception cref="AmbiguousNameException">One means several things.</exception>
    public static Task CheckNames(ScheduledBrief brief, IReportingData data) => new NameResolution(data).Resolve(Names(brief));

    /// <summary>Makes them, in the order of the schedule and of the provinces.</summary>
    /// <param name="work">The assignment, whose position is fixed.</param>
    /// <param name="cancellation">Ends the work between two briefs.</param>
    public async Task<IReadOnlyList<MadeBrief>> Make(Assignment work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        var (position, asked, made) = (work.Position!, new AskedOnce(data), new List<MadeBrief>());
        var press = new EditionPress(grains, asked);
        foreach (var brief in work.Schedule.Briefs)
        {
            foreach (var request in await Requests(brief, work.Day, asked.At(position)))
            {
                cancellation.ThrowIfCancellationRequested();
                made.Add(Printed(work, brief, await press.Fix(request, position, by)));
            }
        }
        return Apart(made);
    }

    private static async Task<IReadOnlyList<BriefRequest>> Requests(ScheduledBrief brief, DateOnly day, IReportingData known)
    {
        var (places, groups) = await new NameResolution(known).Resolve(Names(brief));
        if (brief.Kind == ScheduledKind.Group) return [new ProfileRequest { Group = groups[0], Period = brief.Days(day), FirstDay = brief.FirstDay, Rule = brief.Rule }];
        var weekly = new WeeklyBriefRequest { Week = brief.Week(day), Place = places.IsEmpty ? default : places[0], Rule = brief.Rule };
        return brief.Kind == ScheduledKind.Weekly ? [weekly] : [.. (await ProvinceBriefs.Of(weekly.Place, known)).Select(province => weekly with { Place = province })];
    }

    private static AskedNames Names(ScheduledBrief brief) => new(One(brief.Country), One(brief.Province), One(brief.District), One(brief.Group));

    private static IReadOnlyList<string> One(string? name) => name is null ? [] : [name];

    private static MadeBrief Printed(Assignment work, ScheduledBrief asked, PrintedEdition printed)
    {
        using var pdf = new MemoryStream();
        BriefPdf.Write(printed.Brief, pdf);
        var about = printed.Brief.Masthead.Subject.Replace(' ', '-').Replace('/', '-');
        return new MadeBrief(printed.Brief.Title, $"{work.Schedule.Name}-{about}-{Span(asked, work.Day)}.pdf", printed.Edition.Number, pdf.ToArray());
    }

    private static string Span(ScheduledBrief asked, DateOnly day) => (asked.Kind == ScheduledKind.Group ? asked.Span : ScheduledSpan.Week) switch
    {
        ScheduledSpan.Month => asked.Days(day).Since!.Value.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        ScheduledSpan.Year => asked.Days(day).Since!.Value.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => asked.Week(day).ToString(),
    };

    // A schedule may ask for one place by two counting rules.
    private static List<MadeBrief> Apart(IReadOnlyList<MadeBrief> made)
    {
        var (names, apart) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new List<MadeBrief>());
        foreach (var one in made)
        {
            var name = one.File;
            for (var i = 2; !names.Add(name); i++) name = string.Create(CultureInfo.InvariantCulture, $"{one.File[..^4]}-{i}.pdf");
            apart.Add(one with { File = name });
        }
        return apart;
    }
}

/// <summary>A brief as it is delivered.</summary>
/// <param name="Title">Its title.</param>
/// <param name="File">The name of its file, without folder; no two of an assignment have the same.</param>
/// <param name="Edition">The number of the edition that it is.</param>
/// <param name="Pdf">Its pages.</param>
internal sealed record MadeBrief(string Title, string File, int Edition, byte[] Pdf)
{
    /// <summary>As the log keeps it.</summary>
    public DeliveredBrief Delivered() => new(Title, File, Edition, Convert.ToHexStringLower(SHA256.HashData(Pdf)));
}
