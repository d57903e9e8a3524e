namespace Reporting.Ledger;

/// <summary>Reads what <see cref="TextsWriter"/> wrote.</summary>
internal static class TextsReader
{
    /// <summary>The texts of a page, entry by entry.</summary>
    /// <remarks>Throws where the bytes are of no page.</remarks>
    public static IncidentText[] Read(ReadOnlySpan<byte> bytes)
    {
        var page = new ColumnReader(bytes);
        var texts = new IncidentText[page.Count()];
        var names = new PageTexts(new TextColumns(ref page).All(null));
        var lists = new ValueColumn(ref page).All(names, SourceForm.Read, null);
        var heads = page.Column();
        var sources = page.Column();
        var summaries = page.Column();
        page.CheckEnd();
        var met = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            var summary = heads.Number() is > 0 and var head ? summaries.Text(head - 1) : null;
            texts[i] = new IncidentText(summary, ListForm.Next(ref sources, lists, ref met));
        }
        heads.CheckEnd();
        sources.CheckEnd();
        summaries.CheckEnd();
        return texts;
    }
}
