using System.Collections.Immutable;
using System.Globalization;
using Reporting.Incidents;

namespace Reporting.Import;

/// <summary>Reads the articles of a UCDP row: <c>"Outlet,2021-08-26,headline";"..."</c>.</summary>
/// <remarks>
/// Where <c>source_article</c> is missing, office, date and headline are used if they list equally many; else what text there is
/// is kept as one title. Older releases have the three and no articles.
/// </remarks>
internal sealed class UcdpSources(CsvHeader header)
{
    // Who stands for a source whose own outlet is not told: the data set that prints it.
    private const string DataSetItself = "UCDP GED";

    private readonly int _article = header.Find("source_article");
    private readonly int _office = header.Find("source_office");
    private readonly int _date = header.Find("source_date");
    private readonly int _headline = header.Find("source_headline");
    private readonly TextPool _outlets = new();

    /// <summary>The sources, and the first headline where there is one.</summary>
    public ImmutableArray<Source> Read(CsvRows row, out string? headline)
    {
        var articles = _article < 0 ? default : row.Field(_article).Trim();
        var sources = UcdpGedMapping.IsMissing(articles) ? FromLists(row) : FromArticles(articles);
        headline = sources.IsEmpty ? null : sources[0].Title;
        return sources;
    }

    private ImmutableArray<Source> FromArticles(ReadOnlySpan<char> articles)
    {
        var sources = ImmutableArray.CreateBuilder<Source>(1);
        var rest = articles;
        if (rest[0] == '"') rest = rest[1..];
        if (rest.Length > 0 && rest[^1] == '"') rest = rest[..^1];
        while (!rest.IsEmpty)
        {
            var cut = rest.IndexOf("\";\"");
            sources.Add(Article(cut < 0 ? rest : rest[..cut]));
            rest = cut < 0 ? default : rest[(cut + 3)..];
        }
        return sources.DrainToImmutable();
    }

    // The date tells outlet from headline, since both may hold commas.
    private Source Article(ReadOnlySpan<char> article)
    {
        for (var at = 0; at + 12 <= article.Length; at++)
        {
            var comma = article[at..].IndexOf(',');
            if (comma < 0) break;
            at += comma;
            if (at + 12 > article.Length || article[at + 11] != ',' || !TryDate(article.Slice(at + 1, 10), out var published)) continue;
            return Make(article[..at], published, article[(at + 12)..]);
        }
        return Make(default, null, article);
    }

    private ImmutableArray<Source> FromLists(CsvRows row)
    {
        var offices = Parts(row, _office);
        var dates = Parts(row, _date);
        var headlines = Parts(row, _headline);
        var count = offices.Length;
        if (count > 0 && (dates.Length == count || dates.Length == 0) && (headlines.Length == count || headlines.Length == 0))
        {
            var sources = ImmutableArray.CreateBuilder<Source>(count);
            for (var i = 0; i < count; i++)
                sources.Add(Make(offices[i], dates.Length > 0 && TryDate(dates[i].AsSpan().Trim(), out var published) ? published : null, headlines.Length > 0 ? headlines[i] : ""));
            return sources.DrainToImmutable();
        }
        var text = string.Join("; ", new[] { _office, _date, _headline }.Where(column => column >= 0 && !UcdpGedMapping.IsMissing(row.Field(column))).Select(column => row.Field(column).ToString()));
        return text.Length == 0 ? [] : [Make(default, null, text)];
    }

    private static string[] Parts(CsvRows row, int column) =>
        column < 0 || UcdpGedMapping.IsMissing(row.Field(column)) ? [] : row.Field(column).ToString().Split(';');

    private Source Make(ReadOnlySpan<char> outlet, DateOnly? published, ReadOnlySpan<char> title) => new()
    {
        Outlet = outlet.IsWhiteSpace() ? DataSetItself : _outlets.Get(TextLine.Of(outlet)),
        Title = title.IsWhiteSpace() ? null : TextLine.Of(title).ToString(),
        Published = published,
    };

    private static bool TryDate(ReadOnlySpan<char> text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
