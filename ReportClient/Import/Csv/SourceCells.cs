using Reporting.Incidents;

namespace Reporting.Import;

/// <summary>Reads the column <c>sources</c>: <c>outlet|published|title|url|rating</c>.</summary>
/// <remarks>Few rows have the same sources, so that these are made for each; outlets and titles that come again are one text.</remarks>
internal sealed class SourceCells(TextPool outlets) : EntryCells<Source>("sources", 5)
{
    private readonly TextPool _titles = new();
    private readonly TextPool _addresses = new();

    protected override Source ReadEntry(RowCheck check, CellEntry entry, FieldPath at)
    {
        if (entry[0].IsEmpty) check.Fail(RejectReason.MissingValue, at.Of("outlet"), "", "The value is needed and not given.");
        var rating = entry[4];
        return new Source
        {
            Outlet = Text(check, at.Of("outlet"), entry[0], outlets) ?? "",
            Published = entry[1].IsEmpty ? null : check.Date(at.Of("published"), entry[1]),
            Title = Text(check, at.Of("title"), entry[2], _titles),
            Url = Text(check, at.Of("url"), entry[3], _addresses),
            Reliability = rating.IsEmpty || rating[0] == '?' ? null : Admiralty.Reliability(check, at.Of("rating"), rating[..1]),
            Credibility = rating.Length < 2 ? null : Admiralty.Credibility(check, at.Of("rating"), rating[1..]),
        };
    }
}
