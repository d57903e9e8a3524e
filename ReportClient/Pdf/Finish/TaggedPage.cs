using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Reporting.Pdf.Structure;

namespace Reporting.Pdf.Finish;

/// <summary>A page of a file whose content is marked.</summary>
internal sealed partial class TaggedPage
{
    private readonly PdfObjects _file;
    private (int Id, byte[] Object) _content;

    private TaggedPage(PdfObjects file, int id, string dictionary)
    {
        (_file, Id) = (file, id);
        Height = float.Parse(MediaBox().Match(dictionary).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        Links = [.. Reference().Matches(Areas().Match(dictionary).Groups[1].Value).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))];
    }

    /// <summary>Its object.</summary>
    public int Id { get; }

    /// <summary>Its height in points.</summary>
    public float Height { get; }

    /// <summary>The objects of its areas that lead somewhere, in the order of drawing.</summary>
    public IReadOnlyList<int> Links { get; }

    /// <summary>The number of the content that each of its marks stands for.</summary>
    public IReadOnlyList<int> Marked { get; private set; } = [];

    /// <summary>The pages of a file in their order: Skia numbers them for a structure that it does not write.</summary>
    public static IEnumerable<TaggedPage> AllOf(PdfObjects file) => file.Ids
        .Select(id => (Id: id, Dictionary: file.Dictionary(id)))
        .Where(one => one.Dictionary.Contains("/Type /Page\n", StringComparison.Ordinal))
        .OrderBy(one => int.Parse(Key().Match(one.Dictionary).Groups[1].ValueSpan, CultureInfo.InvariantCulture))
        .Select(one => new TaggedPage(file, one.Id, one.Dictionary));

    /// <summary>Marks its content. Changes nothing in the file, so that several pages are marked at once.</summary>
    public void Mark(IReadOnlyList<ElementKind> kinds)
    {
        var id = PdfObjects.Reference(_file.Dictionary(Id), "Contents") ?? throw new InvalidDataException("A page has no content.");
        var content = _file.Unpacked(id) ?? throw new InvalidDataException("The content of a page is not packed.");
        (var marked, Marked) = MarkedContent.Of(Encoding.Latin1.GetString(content), kinds);
        _content = (id, PdfFile.Packed(id, Encoding.Latin1.GetBytes(marked), ""));
    }

    /// <summary>Puts its marked content into the file, and says that one goes from link to link in reading order.</summary>
    public void Put()
    {
        _file.Replace(_content.Id, _content.Object);
        _file.Extend(Id, "/Tabs /S\n");
    }

    [GeneratedRegex(@"/StructParents (\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex(@"/MediaBox \[0 0 \S+ ([\d.]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex MediaBox();

    [GeneratedRegex(@"/Annots \[([^\]]*)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Areas();

    [GeneratedRegex(@"(\d+) 0 R", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
