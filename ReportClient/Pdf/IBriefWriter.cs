using Reporting.Briefs;

namespace Reporting.Pdf;

/// <summary>Writes briefs as PDF.</summary>
/// <remarks>A writer knows every kind of block and throws on one that it does not know: nothing of a brief is left out in silence. Safe to call from several threads.</remarks>
public interface IBriefWriter
{
    /// <summary>Writes the PDF to a stream, which is left open.</summary>
    /// <exception cref="NotSupportedException">The brief holds a block of a kind that the writer does not know.</exception>
    void Write(Brief brief, Stream output, BriefPdfOptions options);
}
