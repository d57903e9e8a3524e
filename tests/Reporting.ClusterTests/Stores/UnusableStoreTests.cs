using Microsoft.Data.Sqlite;
using Reporting.Backup;
using Reporting.Errors;
using Reporting.Ledger;
using Reporting.Storage;

namespace Reporting.Tests.Stores;

/// <summary>A store that cannot be used says what is wrong with it, and not something else.</summary>
public sealed class UnusableStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Folder_WhoseLockIsThereAndCannotBeOpened_IsUnusableAndNotInUse()
    {
        // As on a read-only disk, opening fails although nobody holds the lock: the link leads to itself.
        var name = Path.Combine(_folder, "reporting.lock");
        File.CreateSymbolicLink(name, name);

        Assert.Throws<StoreUnusableException>(() => StoreFolder.Open(_folder));
    }

    [Fact]
    public async Task Description_OfAnotherNumberOfShards_DoesNotMatchItsChecksum()
    {
        await using (var store = await Store.Open(_folder)) await store.Record(Some.Incident());
        await using (var file = SqliteStore.Open(Path.Combine(_folder, "reporting.db")))
        {
            var row = await file.Read("store/store", "description");
            var stored = BackupFormat.Serializer.Deserialize<StoredStore>(row!.Body)!;
            stored.Shards ^= 1 << 3;
            await file.Write("store/store", "description", BackupFormat.Serializer.SerializeToArray(stored), row.Version);
        }

        var damage = await Assert.ThrowsAsync<StoreDamagedException>(() => Store.Open(_folder));

        Assert.Contains("the checksum of its description does not match its content", damage.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(13, "Free space on its disk, and do it again: what was acknowledged is kept.")]
    [InlineData(10, "Name a folder that you may write to with --store or REPORTING_STORE.")]
    public void Failure_OfWriting_HasAdviceOfItsOwnOnAFullDisk(int code, string advice)
    {
        var failure = SqliteStore.Unusable("reporting.db", "writing failed.", new SqliteException("SQLite says why.", code));

        Assert.Equal(advice, failure.Advice);
    }
}
