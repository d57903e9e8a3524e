using System.Collections.Immutable;

namespace Reporting.Briefs.Sections;

/// <summary>Composes a section; null where it has nothing to say.</summary>
internal delegate Section? SectionComposer<in TFacts>(TFacts facts, FigureRegister figures) where TFacts : BriefFacts;

/// <summary>The sections of a kind of brief, by the names by which a look chooses them.</summary>
/// <remarks>Immutable. What was corrected and how the numbers were made is printed whatever a look chooses: where it does not name them, they come last.</remarks>
internal sealed class SectionList<TFacts> where TFacts : BriefFacts
{
    private readonly ImmutableArray<(string Name, SectionComposer<TFacts> Compose)> _sections;

    public SectionList(params ImmutableArray<(string Name, SectionComposer<TFacts> Compose)> sections)
    {
        _sections = sections;
        Names = [.. sections.Select(section => section.Name)];
    }

    /// <summary>The names, in the order in which they are printed unless a look says otherwise.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The sections that a look chooses and that have something to say, in its order. Names of sections of other kinds of briefs are passed over.</summary>
    public ImmutableArray<Section> Compose(TFacts facts, FigureRegister figures)
    {
        var chosen = facts.Asked.Look.Sections;
        var names = chosen.IsEmpty ? Names : [.. chosen.Where(name => Names.Contains(name)), .. SectionNames.Always.Where(name => !chosen.Contains(name))];
        return [.. names.Select(name => _sections.First(section => section.Name == name).Compose(facts, figures)).OfType<Section>()];
    }
}

/// <summary>Names of sections that several kinds of briefs have.</summary>
internal static class SectionNames
{
    public const string Takeaways = "takeaways";
    public const string KeyFigures = "key-figures";
    public const string Trend = "trend";
    public const string Types = "types";
    public const string Places = "places";
    public const string Weapons = "weapons";
    public const string Changes = "changes";
    public const string Method = "method";

    /// <summary>What every brief prints: what was corrected since the edition before, and how the numbers were made.</summary>
    public static ImmutableArray<string> Always { get; } = [Changes, Method];
}
