namespace Reporting.Pdf.Structure;

/// <summary>What an element is: the standard structure types that briefs need, named as in the file (ISO 32000-1, 14.8.4).</summary>
internal enum ElementKind
{
    /// <summary>All of the brief.</summary>
    Document,
    /// <summary>A part: a section, a chart with its words.</summary>
    Sect,
    /// <summary>What the brief is about.</summary>
    H1,
    /// <summary>The heading of a section.</summary>
    H2,
    /// <summary>The heading of a chart.</summary>
    H3,
    /// <summary>A paragraph, or a line that stands alone.</summary>
    P,
    /// <summary>A stretch of text whose letters the glyphs do not tell.</summary>
    Span,
    /// <summary>A stretch of text that leads somewhere.</summary>
    Link,
    /// <summary>A list.</summary>
    L,
    /// <summary>One item of a list.</summary>
    LI,
    /// <summary>What an item holds.</summary>
    LBody,
    /// <summary>A table.</summary>
    Table,
    /// <summary>A row.</summary>
    TR,
    /// <summary>A cell that names its column or row.</summary>
    TH,
    /// <summary>A cell.</summary>
    TD,
    /// <summary>A picture.</summary>
    Figure,
}
