using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Reporting.Commands;
using Reporting.Errors;
using Reporting.Ledger;

namespace Reporting.Tests.Stores;

/// <summary>A store says its format in its file and in what its grains keep.</summary>
public sealed class StoreFormatTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public StoreFormatTests() => EarlierFormat.CopyTo(1, Path.Combine(_folder, "store"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Open_OfFormatOne_UpgradesBothPlaces()
    {
        await (await Store.Open(Path.Combine(_folder, "store"))).DisposeAsync();

        Assert.Equal((4L, 4), (Number("PRAGMA user_version"), await Described()));
    }

    [Fact]
    public async Task Open_AfterACrashBetweenTheTwo_UpgradesTheSecond()
    {
        Number("PRAGMA user_version=4; SELECT 0");

        await (await Store.Open(Path.Combine(_folder, "store"))).DisposeAsync();

        Assert.Equal((4L, 4), (Number("PRAGMA user_version"), await Described()));
    }

    [Fact]
    public async Task Client_OfANewerFile_IsRefusedWithItsCode()
    {
        Number("PRAGMA user_version=5; SELECT 0");

        var run = await ClientRun.In(_folder, "tally");

        Assert.Equal(ExitCode.StoreFormat, run.Code);
        Assert.Contains("has format 5; this version reads formats 1 to 4.\n  fix: Use the newer version of Reporting that made it", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_OfANewerDescription_IsRefusedWithItsCode()
    {
        await Describe(5);

        var run = await ClientRun.In(_folder, "tally");

        Assert.Equal(ExitCode.StoreFormat, run.Code);
        Assert.Contains("has format 5; this version reads formats 1 to 4.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Silo_OfANewerStore_EndsWithTheCode(bool inTheFile)
    {
        if (inTheFile) Number("PRAGMA user_version=5; SELECT 0");
        else await Describe(5);

        using var silo = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Silo.dll"), "--store", Path.Combine(_folder, "store"), "--port", "0"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var error = await silo.StandardError.ReadToEndAsync();
        await silo.WaitForExitAsync();

        Assert.Equal(ExitCode.StoreFormat, silo.ExitCode);
        Assert.Contains("has format 5; this version reads formats 1 to 4.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_WithAnotherNumberOfShards_IsRefused()
    {
        await using var store = await Store.Open();
        var grain = store.Grains.GetGrain<IStoreGrain>(IStoreGrain.Key);

        Assert.Null(await grain.Find());
        Assert.Equal(4, (await grain.Create(4)).Shards);
        Assert.Equal(4, (await grain.Create(4)).Shards);
        Assert.Equal(4, (await Assert.ThrowsAsync<ShardCountException>(() => grain.Create(5))).Found);
        Assert.Equal(4, (await grain.Describe()).Shards);
    }

    private async Task<int> Described()
    {
        await using var store = await Store.Open(Path.Combine(_folder, "store"));
        return (await store.Grains.GetGrain<IStoreGrain>(IStoreGrain.Key).Find())!.Format;
    }

    private async Task Describe(int format)
    {
        await using var store = Reporting.Storage.SqliteStore.Open(Path.Combine(_folder, "store", "reporting.db"));
        var row = await store.Read("store/store", "description");
        var stored = Backup.BackupFormat.Serializer.Deserialize<StoredStore>(row!.Body);
        stored!.Format = format;
        await store.Write("store/store", "description", Backup.BackupFormat.Serializer.SerializeToArray(stored), row.Version);
    }

    private long Number(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "store", "reporting.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
