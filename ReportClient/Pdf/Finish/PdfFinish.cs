using System.Globalization;
using System.Text;

namespace Reporting.Pdf.Finish;

/// <summary>Adds to a file that Skia wrote what Skia cannot: an outline, the language, and fonts cut to the glyphs that are drawn.</summary>
internal static class PdfFinish
{
    /// <summary>Writes the finished file.</summary>
    public static void Write(byte[] drawn, IReadOnlyList<(string Id, string Title)> outline, string language, Stream output)
    {
        var file = new PdfObjects(drawn);
        FontSlimming.Apply(file);
        var entries = new StringBuilder($"/Lang ({language})\n/ViewerPreferences <</DisplayDocTitle true>>\n");
        if (outline.Count > 0)
            entries.Append(CultureInfo.InvariantCulture, $"/PageMode /UseOutlines\n/Outlines {AddOutline(file, outline)} 0 R\n");
        var catalog = file.Dictionary(file.Root);
        var body = catalog[catalog.IndexOf("<<", StringComparison.Ordinal)..(catalog.LastIndexOf(">>", StringComparison.Ordinal) + 2)];
        file.Set(file.Root, body.Replace("/Type /Catalog\n", "/Type /Catalog\n" + entries, StringComparison.Ordinal));
        file.Write(output);
    }

    private static int AddOutline(PdfObjects file, IReadOnlyList<(string Id, string Title)> items)
    {
        var root = file.Add("<<>>");
        var first = root + 1;
        for (var i = 0; i < items.Count; i++)
        {
            var links = (i > 0 ? Entry("Prev", first + i - 1) : "") + (i < items.Count - 1 ? Entry("Next", first + i + 1) : "");
            file.Add($"<</Title {Text(items[i].Title)}\n/Dest /{items[i].Id}\n{Entry("Parent", root)}{links}>>");
        }
        file.Set(root, $"<</Type /Outlines\n{Entry("First", first)}{Entry("Last", first + items.Count - 1)}/Count {items.Count.ToString(CultureInfo.InvariantCulture)}>>");
        return root;
    }

    private static string Entry(string name, int id) => string.Create(CultureInfo.InvariantCulture, $"/{name} {id} 0 R\n");

    private static string Text(string text) => "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";
}
