using System.CommandLine;
using Reporting.Briefs;
using Reporting.Output;
using Reporting.Pdf;

namespace Reporting.Commands;

/// <summary>The options that say where a brief goes, and its writing: the PDF and, where asked for, its figures.</summary>
/// <param name="required">Whether the parser itself asks for the PDF's name.</param>
internal sealed class BriefFiles(bool required)
{
    private readonly Option<string?> _out = new("--out", "-o") { Description = "The PDF to write; its folder must exist.", HelpName = "FILE", Required = required };
    private readonly Option<string?> _figures = new("--figures") { Description = "Also write every printed number to this JSON file.", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.Add(_out);
        command.Add(_figures);
    }

    /// <summary>Checks that both can be written, before anything is asked or fixed.</summary>
    public Target Read(ParseResult parsed, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(context);
        if (parsed.GetValue(_out) is not { } out_) throw Problem.Usage("No file is named to write to.", "-o", "Name the PDF: -o brief.pdf.");
        var pdf = OutputFile.At(context.FullPath(out_), "-o");
        var figures = parsed.GetValue(_figures) is { } file ? OutputFile.At(context.FullPath(file), "--figures") : null;
        if (figures?.Path == pdf.Path) throw Problem.Usage("The brief and its figures cannot be one file.", $"--figures {figures.Path}", "Name two files.");
        return new Target(pdf, figures);
    }

    /// <summary>Where a brief goes.</summary>
    /// <param name="Pdf">The pages.</param>
    /// <param name="Figures">Every printed number; null where it is not wanted.</param>
    internal sealed record Target(OutputFile Pdf, OutputFile? Figures)
    {
        /// <summary>Writes both files, or neither when one cannot be made, and says where they are.</summary>
        public void Write(Brief brief, CommandContext context)
        {
            ArgumentNullException.ThrowIfNull(brief);
            ArgumentNullException.ThrowIfNull(context);
            // Both are made before either is written.
            using var pages = new MemoryStream();
            using var numbers = new MemoryStream();
            BriefPdf.Write(brief, pages);
            FiguresJson.Write(brief, numbers);
            Figures?.Write(numbers.WriteTo);
            Pdf.Write(pages.WriteTo);
            if (brief.Masthead.Edition is { } edition) context.Out.Line($"Edition {FigureText.Number(edition.Number)}");
            context.Out.Line($"Brief   {Pdf.Path}");
            if (Figures is not null) context.Out.Line($"Figures {Figures.Path}");
        }
    }
}
