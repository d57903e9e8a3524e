using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Reporting.Ledger;

/// <summary>Writes what of incidents only readers want: summaries one after another, sources by value.</summary>
/// <remarks>For one thread; its buffers are kept from one page to the next.</remarks>
internal sealed class TextsWriter
{
    [ThreadStatic]
    private static TextsWriter? _kept;

    private readonly ColumnWriter _page = new();
    private readonly ColumnWriter _columns = new();
    private readonly ColumnWriter _summaries = new();
    private readonly TextTable _texts = new();
    private readonly ValueTable _sources = new();

    /// <summary>The bytes of a page's texts, as <see cref="TextsReader"/> reads them; valid until the thread writes the next.</summary>
    public static ReadOnlySpan<byte> Write(ImmutableArray<LedgerEntry> entries)
    {
        // Taken away while it is used, so that one that failed is not used again.
        var writer = _kept ?? new TextsWriter();
        _kept = null;
        var page = writer.WritePage(entries.AsSpan());
        writer.Clear();
        _kept = writer;
        return page;
    }

    private ReadOnlySpan<byte> WritePage(ReadOnlySpan<LedgerEntry> entries)
    {
        _page.Clear();
        var column = _columns.BeginColumn();
        // 0 where there is none.
        foreach (var entry in entries) _columns.Number(entry.Incident.Summary is { } summary ? _summaries.Text(summary) + 1 : 0);
        _columns.EndColumn(column);

        column = _columns.BeginColumn();
        foreach (var entry in entries) _sources.Write(_columns, ImmutableCollectionsMarshal.AsArray(entry.Incident.Sources), _texts, SourceForm.Write);
        _columns.EndColumn(column);

        _page.Number((ulong)entries.Length);
        _texts.WriteTo(_page);
        _sources.WriteTo(_page);
        _page.Bytes(_columns.Written);
        _page.Column(_summaries);
        return _page.Written;
    }

    private void Clear()
    {
        _columns.Clear();
        _summaries.Clear();
        _texts.Clear();
        _sources.Clear();
    }
}
