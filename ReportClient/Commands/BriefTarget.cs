using System.Text;
using Reporting.Briefs;
using Reporting.Briefs.Data;
using Reporting.Charts;
using Reporting.Html;
using Reporting.Html.Svg;
using Reporting.Looks;
using Reporting.Output;
using Reporting.Pdf;

namespace Reporting.Commands;

/// <summary>Where a brief goes.</summary>
/// <param name="Pdf">The pages.</param>
internal sealed record BriefTarget(OutputFile Pdf)
{
    /// <summary>Writes the pages.</summary>
    public required IBriefWriter Writer { get; init; }

    /// <summary>The same as one HTML page; null where it is not wanted.</summary>
    public OutputFile? Html { get; init; }

    /// <summary>Every printed number; null where it is not wanted.</summary>
    public OutputFile? Figures { get; init; }

    /// <summary>The folder of its tables; null where they are not wanted.</summary>
    public string? Tables { get; init; }

    /// <summary>The folder of its charts; null where they are not wanted.</summary>
    public string? Charts { get; init; }

    /// <summary>The paper. Default: A4.</summary>
    public PageFormat Format { get; init; } = PageFormat.A4;

    /// <summary>The font for names in other scripts; null for one of the machine.</summary>
    public NameFont? Font { get; init; }

    /// <summary>Writes every file, or none when one cannot be made.</summary>
    /// <returns>Where they are, a line for each kind.</returns>
    public IReadOnlyList<string> Write(Brief brief)
    {
        ArgumentNullException.ThrowIfNull(brief);
        // All are made before any is written, and the pages last, so that they are there once everything is.
        var made = Made(brief).ToList();
        foreach (var (file, bytes) in made) file.Write(stream => stream.Write(bytes));
        return [.. Lines(brief)];
    }

    private IEnumerable<(OutputFile File, byte[] Bytes)> Made(Brief brief)
    {
        if (Figures is not null) yield return (Figures, Bytes(stream => FiguresJson.Write(brief, stream)));
        if (Html is not null) yield return (Html, Bytes(stream => BriefHtml.Write(brief, stream, Format)));
        if (Tables is not null)
        {
            var tables = TableData.Of(brief);
            foreach (var table in tables) yield return (In(Tables, table.FileName + ".csv", "--tables"), Encoding.UTF8.GetBytes(TableCsv.Print(table, brief)));
            yield return (In(Tables, "tables.json", "--tables"), Encoding.UTF8.GetBytes(TablesJson.Print(tables, brief)));
        }
        if (Charts is not null)
        {
            var colors = new LookColors(brief.Look);
            foreach (var chart in brief.Sections.SelectMany(section => section.Blocks).OfType<Chart>())
            {
                if (SvgFile.Print(chart, colors) is { } svg) yield return (In(Charts, chart.FileName + ".svg", "--charts"), Encoding.UTF8.GetBytes(svg));
                if (ChartPng.Draw(chart, colors, Font) is { } png) yield return (In(Charts, chart.FileName + ".png", "--charts"), png);
            }
        }
        yield return (Pdf, Bytes(stream => Writer.Write(brief, stream, new BriefPdfOptions { Format = Format, NameFont = Font })));
    }

    private IEnumerable<string> Lines(Brief brief)
    {
        if (brief.Masthead.Edition is { } edition) yield return $"Edition {FigureText.Number(edition.Number)}";
        yield return $"Brief   {Pdf.Path}";
        if (Html is not null) yield return $"Page    {Html.Path}";
        if (Figures is not null) yield return $"Figures {Figures.Path}";
        if (Tables is not null) yield return $"Tables  {Tables}";
        if (Charts is not null) yield return $"Charts  {Charts}";
    }

    private static OutputFile In(string folder, string name, string option) => OutputFile.At(Path.Combine(folder, name), option);

    private static byte[] Bytes(Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        write(bytes);
        return bytes.ToArray();
    }
}

/// <summary>Where the briefs of many places go: files and folders named alike in these folders.</summary>
/// <param name="Pdf">The folder of the pages.</param>
internal sealed record BriefFolders(string Pdf)
{
    /// <summary>Writes the pages.</summary>
    public required IBriefWriter Writer { get; init; }

    /// <summary>The folder of HTML pages; null where they are not wanted.</summary>
    public string? Html { get; init; }

    /// <summary>The folder of printed numbers; null where they are not wanted.</summary>
    public string? Figures { get; init; }

    /// <summary>The folder in which each brief has a folder of its tables; null where they are not wanted.</summary>
    public string? Tables { get; init; }

    /// <summary>The folder in which each brief has a folder of its charts; null where they are not wanted.</summary>
    public string? Charts { get; init; }

    /// <summary>The paper. Default: A4.</summary>
    public PageFormat Format { get; init; } = PageFormat.A4;

    /// <summary>The font for names in other scripts; null for one of the machine.</summary>
    public NameFont? Font { get; init; }

    /// <summary>Where the brief of a name goes.</summary>
    /// <exception cref="Problem">A file cannot be written.</exception>
    public BriefTarget Of(string name) => new(OutputFile.At(Path.Combine(Pdf, name + ".pdf"), "-o"))
    {
        Writer = Writer,
        Html = Html is null ? null : OutputFile.At(Path.Combine(Html, name + ".html"), "--html"),
        Figures = Figures is null ? null : OutputFile.At(Path.Combine(Figures, name + ".json"), "--figures"),
        Tables = Tables is null ? null : OutputFolder.At(Path.Combine(Tables, name), "--tables"),
        Charts = Charts is null ? null : OutputFolder.At(Path.Combine(Charts, name), "--charts"),
        Format = Format,
        Font = Font,
    };
}
