using Reporting.Briefs;

namespace Reporting.Pdf;

/// <summary>How a PDF is written.</summary>
public sealed class BriefPdfOptions
{
    /// <summary>The size of its pages. Default: A4.</summary>
    public PageFormat Format { get; init; } = PageFormat.A4;

    /// <summary>Whether names in a script that the brief's own font does not have may use a font of this machine. Default: true.</summary>
    /// <remarks>Where no font has the script, or when false, they are written in Latin letters, and the brief says so once.</remarks>
    public bool UseMachineFonts { get; init; } = true;

    /// <summary>The font for such names, before those of the machine. Default: none.</summary>
    public NameFont? NameFont { get; init; }
}

/// <summary>Writes a brief as PDF.</summary>
/// <remarks>
/// The file carries its fonts, an outline, its language, and tags that say what each part of its content is and in which order it is read. The same brief
/// gives the same bytes on every machine, unless a name needs a font of the machine. Nothing in it comes from a clock: its date is that of the data. Safe to call from several threads.
/// </remarks>
public sealed class BriefPdf : IBriefWriter
{
    private BriefPdf()
    {
    }

    /// <summary>The writer, where one is chosen.</summary>
    public static IBriefWriter Writer { get; } = new BriefPdf();

    void IBriefWriter.Write(Brief brief, Stream output, BriefPdfOptions options) => Write(brief, output, options);

    /// <summary>Writes the PDF to a stream, which is left open.</summary>
    public static void Write(Brief brief, Stream output, BriefPdfOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(brief);
        ArgumentNullException.ThrowIfNull(output);
        using var laid = LaidBrief.Of(brief, options ?? new BriefPdfOptions());
        laid.Finish(laid.Draw(), output);
    }
}
