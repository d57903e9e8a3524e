namespace Reporting.Pdf.Layout;

/// <summary>Puts pieces on pages: keeps what belongs together, repeats table heads, and leaves no page with a few lines.</summary>
internal sealed class Paginator(PageFormat format)
{
    // A last page with less than this looks like a mistake.
    private const float LeastOnLastPage = 180;

    /// <summary>The pages.</summary>
    public IReadOnlyList<PlacedPage> Paginate(IReadOnlyList<Piece> pieces)
    {
        var pages = Place(pieces, int.MaxValue, 0);
        for (var reserve = 60f; pages.Count > 1 && pages[^1].End - PageFormat.Top < LeastOnLastPage && reserve <= 300; reserve += 40)
        {
            var fuller = Place(pieces, pages.Count - 2, reserve);
            if (fuller.Count == pages.Count && fuller[^1].End > pages[^1].End) pages = fuller;
        }
        return pages;
    }

    private List<PlacedPage> Place(IReadOnlyList<Piece> pieces, int shortPage, float reserve)
    {
        var pages = new List<PlacedPage>();
        var page = new List<PlacedPiece>();
        var y = 0f;
        for (var i = 0; i < pieces.Count;)
        {
            var count = GroupAt(pieces, i);
            var bottom = format.ContentBottom - (pages.Count == shortPage ? reserve : 0);
            if (page.Count > 0 && y + Height(pieces, i, count) > bottom)
            {
                pages.Add(new PlacedPage(page, y));
                page = [];
            }
            if (page.Count == 0 && pages.Count > 0) y = Begin(page, pieces[i]);
            for (var end = i + count; i < end; i++)
            {
                y += y <= PageFormat.Top && pages.Count > 0 ? 0 : pieces[i].SpaceBefore;
                page.Add(new PlacedPiece(pieces[i], y));
                y += pieces[i].Height;
            }
        }
        pages.Add(new PlacedPage(page, y));
        return pages;
    }

    private static float Begin(List<PlacedPiece> page, Piece first)
    {
        if (first.Repeat is not { } head) return PageFormat.Top;
        page.Add(new PlacedPiece(head, PageFormat.Top));
        return PageFormat.Top + head.Height;
    }

    // The piece and those that must stay with it; a group taller than a page is broken where it must.
    private int GroupAt(IReadOnlyList<Piece> pieces, int start)
    {
        var end = start;
        while (end < pieces.Count - 1 && pieces[end].KeepWithNext) end++;
        while (end > start && Height(pieces, start, end - start + 1) > format.ContentBottom - PageFormat.Top) end--;
        return end - start + 1;
    }

    private static float Height(IReadOnlyList<Piece> pieces, int start, int count)
    {
        var height = 0f;
        for (var i = start; i < start + count; i++) height += pieces[i].SpaceBefore + pieces[i].Height;
        return height;
    }
}
