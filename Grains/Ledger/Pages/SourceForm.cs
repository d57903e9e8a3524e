using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>How sources are written in a page.</summary>
/// <remarks>What may be missing is written one higher, and 0 where it is.</remarks>
internal static class SourceForm
{
    public static void Write(ColumnWriter to, Source[] sources, TextTable texts) => ListForm.Write(to, sources, texts, One);

    public static Source[] Read(ref ColumnReader from, scoped in PageTexts texts) => ListForm.Read(ref from, texts, One);

    private static void One(ColumnWriter to, Source source, TextTable texts)
    {
        texts.Write(to, source.Outlet);
        texts.Write(to, source.Title);
        texts.Write(to, source.Url);
        to.Number(source.Published is { } day ? (ulong)day.DayNumber + 1 : 0);
        to.Number(source.Reliability is { } reliability ? reliability + 1UL : 0);
        to.Number(source.Credibility is { } credibility ? credibility + 1UL : 0);
    }

    private static Source One(ref ColumnReader from, scoped in PageTexts texts) => new()
    {
        Outlet = texts[from.Index()]!,
        Title = texts[from.Index()],
        Url = texts[from.Index()],
        Published = from.Number() is > 0 and var day ? DateOnly.FromDayNumber(checked((int)(day - 1))) : null,
        Reliability = from.Number() is > 0 and var reliability ? checked((char)(reliability - 1)) : null,
        Credibility = from.Number() is > 0 and var credibility ? checked((byte)(credibility - 1)) : null,
    };
}
