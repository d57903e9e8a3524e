using Reporting.Pdf;
using Reporting.Pdf.Layout;

namespace Reporting.Tests.Pdf;

public sealed class PaginatorTests
{
    private const float Room = 841.89f - 50;

    [Fact]
    public void Page_WhenFull_IsFollowedByAnother()
    {
        var pages = Paginate([Piece(500), Piece(500)]);

        Assert.Equal([1, 1], pages.Select(page => page.Pieces.Count));
        Assert.Equal(PageFormat.Top, pages[1].Pieces[0].Y);
    }

    [Fact]
    public void Heading_WithoutRoomForWhatFollows_GoesToTheNextPage()
    {
        var heading = Piece(20) with { KeepWithNext = true };

        var pages = Paginate([Piece(Room - 30), heading, Piece(300)]);

        Assert.Same(heading, pages[1].Pieces[0].Piece);
    }

    [Fact]
    public void TableHead_OnTheNextPage_IsRepeated()
    {
        var head = Piece(20) with { KeepWithNext = true };
        var rows = Enumerable.Range(0, 60).Select(_ => Piece(20) with { Repeat = head });

        var pages = Paginate([head, .. rows]);

        Assert.Equal(2, pages.Count);
        Assert.All(pages, page => Assert.Same(head, page.Pieces[0].Piece));
    }

    [Fact]
    public void LastPage_OfAFewLines_TakesMoreFromThePageBefore()
    {
        var pages = Paginate([.. Enumerable.Range(0, 80).Select(_ => Piece(10))]);

        Assert.Equal(2, pages.Count);
        Assert.True(pages[1].End - PageFormat.Top >= 180);
    }

    [Fact]
    public void Group_TallerThanAPage_IsBrokenAndNothingIsLost()
    {
        var pages = Paginate([.. Enumerable.Range(0, 100).Select(_ => Piece(30) with { KeepWithNext = true })]);

        Assert.Equal(100, pages.Sum(page => page.Pieces.Count));
        Assert.All(pages, page => Assert.True(page.End <= Room + 0.01f));
    }

    private static Piece Piece(float height) => new(height, (_, _, _) => { });

    private static IReadOnlyList<PlacedPage> Paginate(IReadOnlyList<Piece> pieces) => new Paginator(PageFormat.A4).Paginate(pieces);
}
