using System.Collections.Immutable;
using System.Text.Json;
using Reporting.Briefs;
using Reporting.Briefs.Profiles;
using Reporting.Briefs.Weekly;

namespace Reporting.Looks;

/// <summary>Reads a look from a JSON file, as <c>docs/formats/look.schema.json</c> describes it, with the logo beside it.</summary>
internal static class LookFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const long MostBytes = 64_000;

    /// <summary>The names of all sections that a look can choose, those of weekly briefs first.</summary>
    public static ImmutableArray<string> Sections { get; } = [.. WeeklyBriefBuilder.Sections.Names.Union(ProfileBuilder.Sections.Names, StringComparer.Ordinal)];

    /// <summary>Reads a file that exists.</summary>
    /// <exception cref="LookFileException">It says what no look can be, or its logo cannot be used.</exception>
    public static BriefLook Read(string path)
    {
        if (new FileInfo(path).Length > MostBytes) throw new LookFileException(path, "it has more than 64 kB", "Name the file that describes the look; the logo is a file beside it.");
        try
        {
            using var stream = File.OpenRead(path);
            using var json = JsonDocument.Parse(stream);
            return new LookReader(path).Read(json.RootElement);
        }
        catch (JsonException failure)
        {
            throw new LookFileException(FormattableString.Invariant($"{path}, line {(failure.LineNumber ?? 0) + 1}"), "it is not JSON", "Check quotes, commas and brackets there; JSON has no comments.", failure);
        }
    }
}
