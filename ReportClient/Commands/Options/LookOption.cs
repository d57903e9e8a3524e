using System.CommandLine;
using Reporting.Briefs;
using Reporting.Looks;

namespace Reporting.Commands;

/// <summary>Reads <c>--look</c>: who publishes a brief, its colours and its sections.</summary>
internal static class LookOption
{
    public static Option<string?> Option { get; } = new("--look")
    {
        Description = "A JSON file that says who publishes the brief, its logo and colours, and which sections it prints in which order (docs/formats/look.md, look.schema.json). An edition keeps it. Default: all sections in the product's own look.",
        HelpName = "FILE",
    };

    /// <summary>The look; the product's own where the option is left out.</summary>
    /// <exception cref="LookFileException">The file says what no look can be.</exception>
    public static BriefLook Read(ParseResult parsed, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return parsed.GetValue(Option) is { } file ? LookFile.Read(InputFile.Check(file, Option.Name, context)) : BriefLook.Plain;
    }
}
