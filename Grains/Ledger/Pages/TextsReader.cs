using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>Reads what <see cref="TextsWriter"/> wrote.</summary>
/// <remarks>Throws where the bytes are of no page.</remarks>
internal static class TextsReader
{
    /// <summary>The texts of a page, entry by entry.</summary>
    public static IncidentText[] Read(ReadOnlySpan<byte> bytes)
    {
        var page = new ColumnReader(bytes);
        var texts = new IncidentText[page.Count()];
        var reading = new Reading(page);
        for (var i = 0; i < texts.Length; i++) texts[i] = reading.Next();
        reading.CheckEnd();
        return texts;
    }

    /// <summary>The texts of some entries of a page that holds so many.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="entries">How many entries it must hold.</param>
    /// <param name="rows">Which of them, from 0, in order, each once.</param>
    public static IncidentText[] Read(ReadOnlySpan<byte> bytes, int entries, ReadOnlySpan<int> rows)
    {
        var page = new ColumnReader(bytes);
        if (page.Count() is var held && held != entries) throw new InvalidDataException($"it holds the texts of {held} entries and not of {entries}");
        var texts = new IncidentText[rows.Length];
        var reading = new Reading(page);
        var next = 0;
        for (var row = 0; row < entries; row++)
        {
            if (next < rows.Length && rows[next] == row) texts[next++] = reading.Next();
            else reading.Skip();
        }
        reading.CheckEnd();
        return next == rows.Length ? texts : throw new InvalidDataException($"it has no entry {rows[next]}");
    }

    // Reads texts one after another.
    private ref struct Reading
    {
        private readonly Source[][] _lists;
        private ColumnReader _heads, _sources, _summaries;
        private int _met;

        public Reading(ColumnReader page)
        {
            var names = new PageTexts(new TextColumns(ref page).All(null));
            _lists = new ValueColumn(ref page).All(names, SourceForm.Read, null);
            _heads = page.Column();
            _sources = page.Column();
            _summaries = page.Column();
            page.CheckEnd();
        }

        public IncidentText Next()
        {
            var summary = _heads.Number() is > 0 and var head ? _summaries.Text(head - 1) : null;
            return new IncidentText(summary, ListForm.Next(ref _sources, _lists, ref _met));
        }

        public void Skip()
        {
            if (_heads.Number() is > 0 and var head) _summaries.SkipText(head - 1);
            ListForm.Next(ref _sources, _lists, ref _met);
        }

        public readonly void CheckEnd()
        {
            _heads.CheckEnd();
            _sources.CheckEnd();
            _summaries.CheckEnd();
        }
    }
}
