using System.CommandLine;
using Reporting.Output;
using Reporting.Pdf;

namespace Reporting.Commands;

/// <summary>The options that say where a brief goes: the PDF and, where asked for, the same as HTML, its figures, tables and charts.</summary>
/// <param name="isRequired">Whether the parser itself asks for the PDF's name.</param>
/// <param name="isMany">Whether there may be a brief for each province.</param>
internal sealed class BriefFiles(bool isRequired, bool isMany = false)
{
    private readonly Option<string?> _out = new("--out", "-o") { Description = "The PDF to write; its folder must exist." + Many(isMany), HelpName = "FILE", Required = isRequired };
    private readonly Option<string?> _html = new("--html") { Description = "Also write the brief as one HTML page that needs nothing else." + Many(isMany), HelpName = "FILE" };
    private readonly Option<string?> _figures = new("--figures") { Description = "Also write every printed number to this JSON file." + Many(isMany), HelpName = "FILE" };
    private readonly Option<string?> _tables = new("--tables") { Description = "Also write each table as CSV with HXL tags, and all as tables.json, to this folder, made where it is missing.", HelpName = "FOLDER" };
    private readonly Option<string?> _charts = new("--charts") { Description = "Also write each chart as SVG and PNG to this folder, made where it is missing.", HelpName = "FOLDER" };
    private readonly Option<string?> _format = new("--format") { Description = "The paper: a4 or letter. Default: a4.", HelpName = "PAPER" };
    private readonly Option<string?> _font = new("--font") { Description = "A TrueType font for names in scripts that the brief's own font does not have, such as Arabic. Default: one of this machine; where there is none, such names are in Latin letters.", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        foreach (var option in (Option[])[_out, _html, _figures, _tables, _charts, _format, _font]) command.Add(option);
    }

    /// <summary>Checks that all can be written, before anything is asked or fixed.</summary>
    public BriefTarget Read(ParseResult parsed, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(context);
        var format = Format(parsed);
        var target = new BriefTarget(OutputFile.At(context.FullPath(Out(parsed)), _out.Aliases.First()))
        {
            Writer = context.Parts.Writer(context),
            Html = File(parsed, _html, context),
            Figures = File(parsed, _figures, context),
            Tables = Folder(parsed, _tables, context),
            Charts = Folder(parsed, _charts, context),
            Format = format,
            Font = Font(parsed, context),
        };
        CheckApart([(_out.Aliases.First(), target.Pdf), (_html.Name, target.Html), (_figures.Name, target.Figures)]);
        return target;
    }

    /// <summary>The same for one brief each of many places: what names a file then names a folder, which is made where it is missing.</summary>
    public BriefFolders ReadMany(ParseResult parsed, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(context);
        var format = Format(parsed);
        return new BriefFolders(OutputFolder.At(context.FullPath(Out(parsed)), _out.Aliases.First()))
        {
            Writer = context.Parts.Writer(context),
            Html = Folder(parsed, _html, context),
            Figures = Folder(parsed, _figures, context),
            Tables = Folder(parsed, _tables, context),
            Charts = Folder(parsed, _charts, context),
            Format = format,
            Font = Font(parsed, context),
        };
    }

    private static void CheckApart(ReadOnlySpan<(string Option, OutputFile? File)> outputs)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (option, file) in outputs)
            if (file is not null && !paths.Add(file.Path)) throw Problem.Usage("Two outputs of a brief cannot be one file.", $"{option} {file.Path}", "Name a file for each.");
    }

    private string Out(ParseResult parsed) => parsed.GetValue(_out) ?? throw Problem.Usage("No file is named to write to.", "-o", "Name the PDF: -o brief.pdf.");

    private PageFormat Format(ParseResult parsed) => parsed.GetValue(_format)?.Trim().ToLowerInvariant() switch
    {
        null or "a4" => PageFormat.A4,
        "letter" => PageFormat.Letter,
        _ => throw Problem.Usage($"{Problem.Quote(parsed.GetValue(_format)!)} is no paper.", _format.Name, "Use one of a4, letter."),
    };

    private NameFont? Font(ParseResult parsed, CommandContext context)
    {
        if (parsed.GetValue(_font) is not { } path) return null;
        var file = InputFile.Check(path, _font.Name, context);
        return NameFont.Read(System.IO.File.ReadAllBytes(file)) ?? throw new Problem(ExitCode.InputFormat, "This is not a TrueType font.", $"{_font.Name} {file}", "Name a .ttf file that holds one font.");
    }

    private static OutputFile? File(ParseResult parsed, Option<string?> option, CommandContext context) =>
        parsed.GetValue(option) is { } file ? OutputFile.At(context.FullPath(file), option.Name) : null;

    private static string? Folder(ParseResult parsed, Option<string?> option, CommandContext context) =>
        parsed.GetValue(option) is { } folder ? OutputFolder.At(context.FullPath(folder), option.Name) : null;

    private static string Many(bool isMany) => isMany ? " With --all-provinces: a folder." : "";
}
