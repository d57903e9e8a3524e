using System.Collections.Immutable;

namespace Reporting.Briefs.Sections;

/// <summary>Lets the figures of sentences, cards and findings lead to the section that has them in a table, with what belongs to them.</summary>
internal static class FigureLinks
{
    private static readonly ImmutableArray<string> Incidents = ["notable", "deadliest"];
    private static readonly ImmutableArray<string> Tables = [SectionNames.Places, "groups", .. Incidents];

    /// <summary>The sections with their links; a figure leads nowhere where the brief has no such section.</summary>
    public static ImmutableArray<Section> Into(ImmutableArray<Section> sections)
    {
        var ids = sections.Select(section => section.Id).ToHashSet(StringComparer.Ordinal);
        return [.. sections.Select(section => section with { Blocks = [.. section.Blocks.Select(block => Linked(block, figure => Targets(figure).FirstOrDefault(id => id != section.Id && ids.Contains(id))))] })];
    }

    private static Block Linked(Block block, Func<string, string?> section) => block switch
    {
        Takeaways takeaways => new Takeaways([.. takeaways.Items.Select(item => new Takeaway(Linked(item.Lead, section), Linked(item.Rest, section)))]),
        KeyFigures figures => new KeyFigures([.. figures.Items.Select(figure => figure with { Section = section(figure.Value.Id) })]),
        Chart chart => chart with { Finding = Linked(chart.Finding, section) },
        _ => block,
    };

    private static Prose Linked(Prose prose, Func<string, string?> section) =>
        new([.. prose.Runs.Select(run => run.FigureId is { } id && section(id) is { } to ? run with { Section = to } : run)]);

    // Where to look, the best place first. The first part of an id says what it is of; of the key figures the second.
    private static ImmutableArray<string> Targets(string figure) => figure.Split('.') switch
    {
        ["key", "incidents" or "killed" or "civilians", ..] => Tables,
        ["key", "wounded", ..] => Incidents,
        ["key", ..] => [SectionNames.Types, .. Tables],
        ["places", ..] => [SectionNames.Places],
        ["by-place", ..] => ["place-weeks", SectionNames.Places],
        ["groups", ..] => ["groups"],
        ["weapons", ..] => [SectionNames.Weapons],
        ["trend", ..] => [SectionNames.Trend],
        ["rank", ..] => [SectionNames.Types],
        ["incidents", ..] => Incidents,
        _ => [],
    };
}
