using System.Globalization;
using System.Text;
using Reporting.Pdf.Structure;

namespace Reporting.Pdf.Finish;

/// <summary>Writes the structure of a file: marks its pages, and says of each mark and each link which element it belongs to (ISO 32000-1, 14.7).</summary>
/// <remarks>An element in which nothing was drawn is left out, but for cells, since a row has as many as its table has columns.</remarks>
internal sealed class StructureTree
{
    private readonly PdfObjects _file;
    private readonly Element _document;
    private readonly List<TaggedPage> _pages;
    private readonly List<(int Id, TaggedPage Page)> _links;
    private readonly Dictionary<int, (TaggedPage Page, int Mark)> _places = [];
    private readonly Dictionary<Element, List<Kid>> _kids = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Element, int> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, int> _owners = [];
    private readonly Dictionary<int, int> _linkOwners = [];

    private StructureTree(PdfObjects file, Element document)
    {
        (_file, _document) = (file, document);
        _pages = [.. TaggedPage.AllOf(file)];
        _links = [.. _pages.SelectMany(page => page.Links.Select(link => (link, page)))];
        if (_links.Count != document.Links) throw new InvalidDataException($"The pages have {_links.Count} links, and {document.Links} were drawn.");
    }

    /// <summary>Writes the structure.</summary>
    /// <returns>The object that is its root.</returns>
    public static int Write(PdfObjects file, Element document) => new StructureTree(file, document).Write();

    private int Write()
    {
        // Packing takes the most of the time.
        Parallel.ForEach(_pages, page => page.Mark(_document.Drawn));
        foreach (var page in _pages)
        {
            page.Put();
            for (var mark = 0; mark < page.Marked.Count; mark++) _places.Add(page.Marked[mark], (page, mark));
        }
        var root = _file.Reserve();
        Number(_document);
        Write(_document, root);
        var parents = Parents();
        _file.AddPacked(root, string.Create(CultureInfo.InvariantCulture, $"<</Type /StructTreeRoot\n/K {_ids[_document]} 0 R\n/ParentTree {parents} 0 R\n/ParentTreeNextKey {_pages.Count + _links.Count}>>"));
        return root;
    }

    private void Number(Element element)
    {
        _ids.Add(element, _file.Reserve());
        foreach (var kid in Kids(element).OfType<ElementKid>()) Number(kid.Element);
    }

    // What is left of its kids: content of which nothing came onto the page has no mark.
    private List<Kid> Kids(Element element)
    {
        if (!_kids.TryGetValue(element, out var kids)) _kids[element] = kids = [.. element.Kids.Where(IsLeft)];
        return kids;
    }

    private bool IsLeft(Kid kid) => kid switch
    {
        ContentKid content => _places.ContainsKey(content.Number),
        ElementKid one => one.Element.Kind is ElementKind.TD or ElementKind.TH || Kids(one.Element).Count > 0,
        _ => true,
    };

    private void Write(Element element, int parent)
    {
        var id = _ids[element];
        var kids = Kids(element);
        var page = kids.Select(PageOf).FirstOrDefault(page => page is not null);
        var text = new StringBuilder("<</Type /StructElem\n");
        text.Append(CultureInfo.InvariantCulture, $"/S /{element.Kind}\n/P {parent} 0 R");
        if (page is not null) text.Append(CultureInfo.InvariantCulture, $"\n/Pg {page.Id} 0 R");
        if (kids.Count > 0) text.Append("\n/K ").Append(kids.Count == 1 ? Written(kids[0], id, page) : "[" + string.Join(' ', kids.Select(kid => Written(kid, id, page))) + "]");
        if (element.Alt is { } alt) text.Append("\n/Alt ").Append(PdfText.Of(alt));
        if (element.Letters is { } letters) text.Append("\n/ActualText ").Append(PdfText.Of(letters));
        if (element.Scope is { } scope) text.Append(CultureInfo.InvariantCulture, $"\n/A <</O /Table /Scope /{scope}>>");
        if (element.Box is { } box && page is not null)
            text.Append(CultureInfo.InvariantCulture, $"\n/A <</O /Layout /Placement /Block /BBox [{box.Left:0.##} {page.Height - box.Bottom:0.##} {box.Right:0.##} {page.Height - box.Top:0.##}]>>");
        _file.AddPacked(id, text.Append(">>").ToString());
        foreach (var kid in kids.OfType<ElementKid>()) Write(kid.Element, id);
    }

    private TaggedPage? PageOf(Kid kid) => kid switch
    {
        ContentKid content => _places[content.Number].Page,
        LinkKid link => _links[link.Number].Page,
        _ => null,
    };

    private string Written(Kid kid, int parent, TaggedPage? page)
    {
        switch (kid)
        {
            case ContentKid content:
                _owners.Add(content.Number, parent);
                var (on, mark) = _places[content.Number];
                return on == page ? mark.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"<</Type /MCR /Pg {on.Id} 0 R /MCID {mark}>>");
            case LinkKid link:
                _linkOwners.Add(link.Number, parent);
                var (area, where) = _links[link.Number];
                _file.Pack(area, string.Create(CultureInfo.InvariantCulture, $"/StructParent {_pages.Count + link.Number}\n/Contents {PdfText.Of(link.Address)}\n"));
                return string.Create(CultureInfo.InvariantCulture, $"<</Type /OBJR /Pg {where.Id} 0 R /Obj {area} 0 R>>");
            default:
                return string.Create(CultureInfo.InvariantCulture, $"{_ids[((ElementKid)kid).Element]} 0 R");
        }
    }

    // From each page's key to the elements of its marks in their order, and from each link's key to its element.
    private int Parents()
    {
        var text = new StringBuilder("<</Nums [");
        for (var i = 0; i < _pages.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i} [{string.Join(' ', _pages[i].Marked.Select(number => string.Create(CultureInfo.InvariantCulture, $"{_owners[number]} 0 R")))}]\n");
        for (var i = 0; i < _links.Count; i++) text.Append(CultureInfo.InvariantCulture, $"{_pages.Count + i} {_linkOwners[i]} 0 R\n");
        var id = _file.Reserve();
        _file.AddPacked(id, text.Append("]>>").ToString());
        return id;
    }
}
