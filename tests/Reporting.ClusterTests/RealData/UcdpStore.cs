using Reporting.Import;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Tests.RealData;

/// <summary>A store with Afghanistan 2021 imported once for all tests that only read it.</summary>
public sealed class UcdpStore : IAsyncLifetime
{
    private Store? _store;

    internal Store Store => _store!;

    internal LiveData Data => Store.Data;

    internal IReadOnlyList<PlainRow> Rows { get; private set; } = [];

    public async Task InitializeAsync()
    {
        if (!Directory.Exists(RealFiles.Folder)) return;
        _store = await Store.Open();
        Rows = PlainCsv.Read(RealFiles.Afghanistan2021);
        await Import(RealFiles.Afghanistan2021);
    }

    public async Task DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
    }

    internal Task<ImportSummary> Import(string file) => Import(Store, file);

    internal static Task<ImportSummary> Import(Store store, string file) =>
        new Importer(store.Grains).Import(new ImportRequest { Path = file, RecordedBy = "test" });

    internal async Task<Tally> Tally(IncidentFilter filter, Period period = default)
    {
        var rows = await Data.Ask(new TallyQuery { Filter = filter, Period = period });
        return rows.Count == 0 ? Tallies.Tally.Empty : rows[0].Tally;
    }

    internal static PlaceKey Place(string? province = null, string? district = null) => PlaceKey.FromNames("Afghanistan", province, district);
}
