using System.Globalization;
using System.Text;
using Reporting.Briefs;
using Reporting.Pdf.Structure;

namespace Reporting.Pdf.Finish;

/// <summary>Adds to a file that Skia wrote what Skia cannot: a structure, an outline, the language, and fonts cut to the glyphs that are drawn.</summary>
internal static class PdfFinish
{
    /// <summary>Writes the finished file.</summary>
    /// <param name="drawn">The file as Skia wrote it.</param>
    /// <param name="brief">What it says of itself.</param>
    /// <param name="outline">Its headings: the names of their places, and their texts.</param>
    /// <param name="document">Its structure, all of which was drawn.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(byte[] drawn, Brief brief, IReadOnlyList<(string Id, string Title)> outline, Element document, Stream output)
    {
        var file = new PdfObjects(drawn);
        FontSlimming.Apply(file);
        var structure = StructureTree.Write(file, document);
        var metadata = file.AddPlainStream("/Type /Metadata\n/Subtype /XML\n", Xmp.Of(BriefAbout.Of(brief), brief.Language));
        var entries = new StringBuilder($"/Lang ({brief.Language})\n/ViewerPreferences <</DisplayDocTitle true>>\n/MarkInfo <</Marked true>>\n{Entry("StructTreeRoot", structure)}{Entry("Metadata", metadata)}");
        if (outline.Count > 0)
            entries.Append(CultureInfo.InvariantCulture, $"/PageMode /UseOutlines\n/Outlines {AddOutline(file, outline)} 0 R\n");
        file.Extend(file.Root, entries.ToString());
        file.Write(output);
    }

    private static int AddOutline(PdfObjects file, IReadOnlyList<(string Id, string Title)> items)
    {
        var root = file.Add("<<>>");
        var first = root + 1;
        for (var i = 0; i < items.Count; i++)
        {
            var links = (i > 0 ? Entry("Prev", first + i - 1) : "") + (i < items.Count - 1 ? Entry("Next", first + i + 1) : "");
            file.Add($"<</Title {PdfText.Of(items[i].Title)}\n/Dest /{items[i].Id}\n{Entry("Parent", root)}{links}>>");
        }
        file.Set(root, $"<</Type /Outlines\n{Entry("First", first)}{Entry("Last", first + items.Count - 1)}/Count {items.Count.ToString(CultureInfo.InvariantCulture)}>>");
        return root;
    }

    private static string Entry(string name, int id) => string.Create(CultureInfo.InvariantCulture, $"/{name} {id} 0 R\n");
}
