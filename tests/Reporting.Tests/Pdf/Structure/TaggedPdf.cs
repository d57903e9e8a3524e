using Reporting.Briefs;
using Reporting.Pdf;
using Reporting.Tests.Briefs;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Reporting.Tests.Pdf.Structure;

/// <summary>A PDF as a program finds it that reads it aloud: a tree of elements, each with the marked content that it owns.</summary>
internal sealed class TaggedPdf : IDisposable
{
    public TaggedPdf(byte[] pdf)
    {
        Document = PdfDocument.Open(pdf);
        Catalog = Document.Structure.Catalog.CatalogDictionary;
        Tree = Dictionary(Catalog.Data["StructTreeRoot"]);
        Pages = [.. Document.GetPages()];
        Contents = [.. Pages.SelectMany(page => page.GetMarkedContents().Select(content => new PageContent(Key(page.Dictionary), content)))];
        Root = Read(Tree.Data["K"]);
    }

    public PdfDocument Document { get; }

    public DictionaryToken Catalog { get; }

    /// <summary>The root of the structure.</summary>
    public DictionaryToken Tree { get; }

    public IReadOnlyList<Page> Pages { get; }

    /// <summary>All marked content, of elements and artifacts, in the order of drawing.</summary>
    public IReadOnlyList<PageContent> Contents { get; }

    /// <summary>The element of the whole document.</summary>
    public TaggedNode Root { get; }

    public IEnumerable<TaggedNode> Of(params string[] kinds) => Root.All.Where(node => kinds.Contains(node.Kind));

    public static async Task<TaggedPdf> Build(string name, BriefPdfOptions? options = null) => Of(await TrialBriefs.Build(name), options);

    public static TaggedPdf Of(Brief brief, BriefPdfOptions? options = null) => new(TrialBriefs.Pdf(brief, options));

    /// <summary>What a name of the tree of parents leads to: the numbers of the objects of elements; of a link only one.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<long>> Parents()
    {
        var pairs = (ArrayToken)Dictionary(Tree.Data["ParentTree"]).Data["Nums"];
        return pairs.Data.Chunk(2).ToDictionary(pair => ((NumericToken)pair[0]).Int, pair => (IReadOnlyList<long>)[.. (pair[1] is ArrayToken all ? all.Data : [pair[1]]).Select(Number)]);
    }

    public DictionaryToken Dictionary(IToken token) => (DictionaryToken)Resolved(token);

    public static int Key(DictionaryToken page) => ((NumericToken)page.Data["StructParents"]).Int;

    public static long Number(IToken reference) => ((IndirectReferenceToken)reference).Data.ObjectNumber;

    public void Dispose() => Document.Dispose();

    private IToken Resolved(IToken token) => token is IndirectReferenceToken reference ? Document.Structure.GetObject(reference.Data).Data : token;

    private TaggedNode Read(IToken reference)
    {
        var element = Dictionary(reference);
        var node = new TaggedNode(Number(reference), ((NameToken)element.Data["S"]).Data)
        {
            Parent = Number(element.Data["P"]),
            Alt = Text(element, "Alt"),
            Letters = Text(element, "ActualText"),
            Attributes = element.Data.TryGetValue("A", out var attributes) ? Dictionary(attributes) : null,
        };
        if (!element.Data.TryGetValue("K", out var kids)) return node;
        foreach (var kid in kids is ArrayToken all ? all.Data : [kids]) Read(node, kid, element);
        return node;
    }

    private void Read(TaggedNode node, IToken kid, DictionaryToken element)
    {
        if (kid is NumericToken mark)
        {
            var page = Key(Dictionary(element.Data["Pg"]));
            var content = Assert.Single(Contents, one => one.Page == page && one.Content.MarkedContentIdentifier == mark.Int);
            node.Contents.Add(content);
            node.Parts.Add(content);
        }
        else if (kid is DictionaryToken area)
        {
            Assert.Equal("OBJR", ((NameToken)area.Data["Type"]).Data);
            node.Areas.Add(Dictionary(area.Data["Obj"]));
        }
        else
        {
            var child = Read(kid);
            node.Kids.Add(child);
            node.Parts.Add(child);
        }
    }

    private static string? Text(DictionaryToken element, string name) => element.Data.TryGetValue(name, out var text) ? ((IDataToken<string>)text).Data : null;
}

/// <summary>Marked content of a page.</summary>
internal sealed record PageContent(int Page, MarkedContentElement Content)
{
    public string Text => string.Concat(Content.Letters.Select(letter => letter.Value));
}

/// <summary>An element.</summary>
internal sealed record TaggedNode(long Number, string Kind)
{
    public long Parent { get; init; }

    public string? Alt { get; init; }

    public string? Letters { get; init; }

    public DictionaryToken? Attributes { get; init; }

    public List<TaggedNode> Kids { get; } = [];

    public List<PageContent> Contents { get; } = [];

    /// <summary>Content and elements, in reading order.</summary>
    public List<object> Parts { get; } = [];

    /// <summary>The annotations of links.</summary>
    public List<DictionaryToken> Areas { get; } = [];

    public IEnumerable<TaggedNode> All => Kids.SelectMany(kid => kid.All).Prepend(this);

    /// <summary>What is read aloud where nothing stands for it.</summary>
    public string Text => Letters ?? string.Concat(Parts.Select(part => part is PageContent content ? content.Text : ((TaggedNode)part).Text));

    public string? Scope => Attributes?.Data.TryGetValue("Scope", out var scope) == true ? ((NameToken)scope).Data : null;
}
