using SkiaSharp;

namespace Reporting.Pdf.Structure;

/// <summary>What a part of the content is, for readers who hear a brief or have it laid out anew.</summary>
/// <remarks>
/// The order of its kids is the reading order. So what several pieces share is added when they are laid, and what one piece holds alone is added when it
/// is drawn, which happens once. A tree for each PDF; not for several threads.
/// </remarks>
internal sealed class Element
{
    private readonly List<Kid> _kids = [];
    private readonly Tree _tree;

    private Element(ElementKind kind, Tree tree) => (Kind, _tree) = (kind, tree);

    /// <summary>What it is.</summary>
    public ElementKind Kind { get; }

    /// <summary>What it holds, in reading order.</summary>
    public IReadOnlyList<Kid> Kids => _kids;

    /// <summary>What a picture shows, in words; null for what is text.</summary>
    public string? Alt { get; private init; }

    /// <summary>The letters that its glyphs stand for; null where the glyphs say it.</summary>
    public string? Letters { get; private init; }

    /// <summary>Which cells a heading cell names: <c>Row</c> or <c>Column</c>; null for other elements.</summary>
    public string? Scope { get; private init; }

    /// <summary>Where a picture stands on its page, in points from the top left; null for text.</summary>
    public SKRect? Box { get; private set; }

    /// <summary>The kinds of the elements whose content was drawn, by the numbers of the content, from 1.</summary>
    public IReadOnlyList<ElementKind> Drawn => _tree.Drawn;

    /// <summary>How many areas of pages lead somewhere.</summary>
    public int Links => _tree.Links;

    /// <summary>A tree with nothing in it.</summary>
    public static Element Document() => new(ElementKind.Document, new Tree());

    /// <summary>Adds a text or what holds others.</summary>
    public Element Add(ElementKind kind) => Add(new Element(kind, _tree));

    /// <summary>Adds a picture.</summary>
    /// <param name="alt">What it shows, in words.</param>
    public Element AddFigure(string alt) => Add(new Element(ElementKind.Figure, _tree) { Alt = alt });

    /// <summary>Adds a cell that names others.</summary>
    /// <param name="scope"><c>Row</c> or <c>Column</c>.</param>
    public Element AddHeading(string scope) => Add(new Element(ElementKind.TH, _tree) { Scope = scope });

    /// <summary>Adds a stretch of text of joined letters.</summary>
    public Element AddSpan(string letters) => Add(new Element(ElementKind.Span, _tree) { Letters = letters });

    /// <summary>Says that the next area of a page that leads somewhere belongs to this element.</summary>
    /// <param name="address">Where it leads.</param>
    public void AddLinkArea(string address) => _kids.Add(new LinkKid(_tree.Links++, address));

    /// <summary>Begins to draw its content; what is drawn until the answer is disposed belongs to it, and nothing else may begin before.</summary>
    public IDisposable Begin(SKCanvas canvas)
    {
        _tree.Drawn.Add(Kind);
        _kids.Add(new ContentKid(_tree.Drawn.Count));
        return ContentSign.Begin(canvas, _tree.Drawn.Count);
    }

    /// <summary>Begins to draw a picture in a box.</summary>
    public IDisposable Begin(SKCanvas canvas, SKRect box)
    {
        Box = box;
        return Begin(canvas);
    }

    private Element Add(Element element)
    {
        _kids.Add(new ElementKid(element));
        return element;
    }

    // What all elements of one tree count together.
    private sealed class Tree
    {
        public List<ElementKind> Drawn { get; } = [];

        public int Links { get; set; }
    }
}

/// <summary>Something that an element holds.</summary>
internal abstract record Kid;

/// <summary>An element in an element.</summary>
internal sealed record ElementKid(Element Element) : Kid;

/// <summary>Content of a page.</summary>
/// <param name="Number">Its number, from 1 in the order of drawing.</param>
internal sealed record ContentKid(int Number) : Kid;

/// <summary>An area of a page that leads somewhere.</summary>
/// <param name="Number">Its number, from 0 in the order of drawing.</param>
/// <param name="Address">Where it leads.</param>
internal sealed record LinkKid(int Number, string Address) : Kid;
