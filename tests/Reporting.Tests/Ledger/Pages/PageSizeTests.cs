using System.Collections.Immutable;
using Reporting.Generate;
using Reporting.Import;
using Reporting.Ledger;
using Reporting.Tests.Import;

namespace Reporting.Tests.Ledger.Pages;

/// <summary>How many bytes an entry takes in sealed pages; the same on every machine.</summary>
public sealed class PageSizeTests : IDisposable
{
    private const int Rows = 8 * LedgerPages.SealAt;
    private readonly ImportFiles _files = new();

    public void Dispose() => _files.Dispose();

    // Without content hashes, which are as many bytes as they are.
    [Theory]
    [InlineData(HistoryDetail.Flat, 15.5)]
    [InlineData(HistoryDetail.Full, 25)]
    internal void Sealed_OfAMadeUpHistory_TakesFewBytesAnEntry(HistoryDetail detail, double most)
    {
        var pages = Entries(detail).Chunk(LedgerPages.SealAt).Select(entries => PageForm.Sealed([.. entries]));

        Assert.InRange(pages.Sum(page => (double)page.Length) / Rows, 1, most);
    }

    private ImmutableArray<LedgerEntry> Entries(HistoryDetail detail)
    {
        var path = Path.Combine(_files.Folder, "history.csv");
        using (var stream = File.Create(path)) HistoryGenerator.Write(stream, Rows, 1, ImportFormat.ReportingCsv, detail);
        using var file = IncidentFile.Open(path);
        return [.. file.Rows().Select((row, i) => new LedgerEntry
        {
            Sequence = i + 1,
            Kind = EntryKind.Recorded,
            RecordedAt = DateTimeOffset.UnixEpoch,
            RecordedBy = "test",
            Incident = row.Incident!,
        })];
    }
}
