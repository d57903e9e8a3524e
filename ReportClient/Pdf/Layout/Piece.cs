using SkiaSharp;

namespace Reporting.Pdf.Layout;

/// <summary>A part of the content that is never broken over two pages.</summary>
/// <param name="Height">Its height in points.</param>
/// <param name="Draw">Draws it at its left edge and top.</param>
internal sealed record Piece(float Height, Action<SKCanvas, float, float> Draw)
{
    /// <summary>White above it, except at the top of a page.</summary>
    public float SpaceBefore { get; init; }

    /// <summary>Stays on the page of the piece after it.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>What is drawn above it where it begins a page: the head of its table.</summary>
    public Piece? Repeat { get; init; }

    /// <summary>The heading that it carries, for the outline; null for none.</summary>
    public (string Id, string Title)? Heading { get; init; }
}

/// <summary>A piece at its place.</summary>
internal sealed record PlacedPiece(Piece Piece, float Y);

/// <summary>One page of pieces.</summary>
internal sealed record PlacedPage(IReadOnlyList<PlacedPiece> Pieces, float End);
