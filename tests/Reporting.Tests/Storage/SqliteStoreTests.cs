using Microsoft.Data.Sqlite;
using Reporting.Errors;
using Reporting.Storage;

namespace Reporting.Tests.Storage;

public sealed class SqliteStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    private string File => Path.Combine(_folder, "reporting.db");

    [Fact]
    public async Task Read_WhatWasWritten_GivesItBackAfterReopening()
    {
        await using (var store = SqliteStore.Open(File))
            Assert.Equal(1, await store.Write("grain", "name", new byte[] { 1, 2, 3 }, 0));

        await using (var store = SqliteStore.Open(File))
        {
            var row = await store.Read("grain", "name");
            Assert.Equal((1L, "010203"), (row!.Version, Convert.ToHexString(row.Body)));
        }
    }

    [Fact]
    public async Task Write_OfMuch_ComesFromTheLogIntoTheFileWhileTheStoreIsOpen()
    {
        await using var store = SqliteStore.Open(File);
        var before = new FileInfo(File).Length;
        for (var i = 0; i < 50; i++) await store.Write("grain", $"name-{i}", new byte[4_096], 0);

        // Far fewer pages than a writer moves by itself.
        while (new FileInfo(File).Length < before + 50 * 4_096) await Task.Delay(20);

        Assert.Equal(4_096, (await store.Read("grain", "name-49"))!.Body.Length);
    }

    [Fact]
    public async Task Look_AtManyNames_SeesEachInTheirOrder()
    {
        await using var store = SqliteStore.Open(File);
        // One that fits a page of the file, and one that lies in many.
        await store.Write("grain", "short", new byte[] { 7 }, 0);
        await store.Write("grain", "long", Enumerable.Range(0, 50_000).Select(i => (byte)(i % 256)).ToArray(), 0);

        var seen = await store.Look("grain", ["long", "nothing", "short"], (which, body) => (which, body.Length, body.IsEmpty ? -1 : body[^1]));

        Assert.Equal([(0, 50_000, (byte)(49_999 % 256)), (1, 0, -1), (2, 1, 7)], seen);
    }

    [Fact]
    public async Task ReadAndLook_OfARowThatSaysItIsAnothers_IsDamage()
    {
        await using (var store = SqliteStore.Open(File)) await store.Write("grain", "name-of-row", new byte[] { 1 }, 0);
        // The table's page comes before the index's, which still says what it said.
        var bytes = await System.IO.File.ReadAllBytesAsync(File);
        bytes[bytes.AsSpan().IndexOf("name-of-row"u8)] = (byte)'N';
        await System.IO.File.WriteAllBytesAsync(File, bytes);
        await using var opened = SqliteStore.Open(File);

        await Assert.ThrowsAsync<StoreDamagedException>(() => opened.Read("grain", "name-of-row"));
        await Assert.ThrowsAsync<StoreDamagedException>(() => opened.Look("grain", ["name-of-row"], (_, body) => body.Length));
    }

    [Fact]
    public async Task Write_FromAStaleVersion_WritesNothing()
    {
        await using var store = SqliteStore.Open(File);
        await store.Write("grain", "name", new byte[] { 1 }, 0);

        Assert.Null(await store.Write("grain", "name", new byte[] { 2 }, 0));
        Assert.Null(await store.Write("grain", "name", new byte[] { 2 }, 7));
        Assert.Null(await store.Write("grain", "name", null, 7));

        Assert.Equal(1, (await store.Read("grain", "name"))!.Body[0]);
    }

    [Fact]
    public async Task Write_Guarded_TakesPlaceOnlyWhileTheGuardIsAsItWasRead()
    {
        await using var store = SqliteStore.Open(File);
        await store.Write("grain", "guard", new byte[] { 1 }, 0);
        await store.Write("other", "else", new byte[] { 1 }, 0);

        Assert.Equal(1, await store.Write("grain", "name", new byte[] { 1 }, 0, new WriteGuard("guard", 1)));
        Assert.Null(await store.Write("grain", "name", new byte[] { 2 }, 1, new WriteGuard("guard", 2)));
        Assert.Null(await store.Write("grain", "new", new byte[] { 2 }, 0, new WriteGuard("else", 1)));
        // Changed in the same transaction, or before.
        var (changed, late) = (store.Write("grain", "guard", new byte[] { 2 }, 1), store.Write("grain", "new", new byte[] { 2 }, 0, new WriteGuard("guard", 1)));

        Assert.Equal(2, await changed);
        Assert.Null(await late);
        Assert.Equal(1, (await store.Read("grain", "name"))!.Body[0]);
        Assert.Null(await store.Read("grain", "new"));
    }

    [Fact]
    public async Task Write_ManyAtOnce_OneOfThoseThatRaceWins()
    {
        await using var store = SqliteStore.Open(File);

        var versions = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => store.Write("grain", "name", new[] { (byte)i }, 0)));

        Assert.Equal(1, versions.Count(version => version == 1));
        Assert.Equal(199, versions.Count(version => version is null));
    }

    [Fact]
    public async Task Write_Cleared_IsGone()
    {
        await using var store = SqliteStore.Open(File);
        await store.Write("grain", "name", new byte[] { 1 }, 0);

        await store.Write("grain", "name", null, 1);

        Assert.Null(await store.Read("grain", "name"));
    }

    [Fact]
    public async Task Open_NewerFormat_IsRefusedByName()
    {
        await SqliteStore.Open(File).DisposeAsync();
        Execute("PRAGMA user_version=99");

        var error = Assert.Throws<StoreFormatException>(() => SqliteStore.Open(File));

        Assert.Equal(99, error.Found);
        Assert.Contains("newer version", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FileOfAnotherProgram_IsRefused()
    {
        Execute("CREATE TABLE other (id INTEGER)");

        Assert.Throws<StoreUnusableException>(() => SqliteStore.Open(File));
    }

    [Fact]
    public void Open_NotAnSqliteFile_IsRefused()
    {
        System.IO.File.WriteAllText(File, new string('x', 5000));

        Assert.Throws<StoreUnusableException>(() => SqliteStore.Open(File));
    }

    [Fact]
    public void Open_EmptyFile_IsDamageAndStaysEmpty()
    {
        System.IO.File.WriteAllBytes(File, []);

        Assert.Throws<StoreDamagedException>(() => SqliteStore.Open(File));

        Assert.Equal(0, new FileInfo(File).Length);
    }

    [Fact]
    public void Open_LogWhoseFileIsGone_IsDamage()
    {
        System.IO.File.WriteAllBytes(File + "-wal", [1]);

        Assert.Throws<StoreDamagedException>(() => SqliteStore.Open(File));
    }

    [Fact]
    public async Task Open_RestsOfAStoreHalfMade_MakesItAnew()
    {
        System.IO.File.WriteAllText(File + ".new", new string('x', 5000));
        System.IO.File.WriteAllText(File + ".new-wal", new string('x', 5000));

        await using (var store = SqliteStore.Open(File)) await store.Write("grain", "name", new byte[] { 1 }, 0);

        Assert.Equal([File], Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public async Task Read_RowThatIsAnothers_IsDamage()
    {
        await using (var store = SqliteStore.Open(File)) await store.Write("grain-a", "name", new byte[] { 1 }, 0);
        // The second page of the file holds the rows, and the third the index that finds them.
        var bytes = System.IO.File.ReadAllBytes(File);
        var at = bytes.AsSpan(4096, 4096).IndexOf("grain-a"u8);
        bytes[4096 + at + 6] = (byte)'b';
        System.IO.File.WriteAllBytes(File, bytes);

        await using var damaged = SqliteStore.Open(File);
        var error = await Assert.ThrowsAsync<StoreDamagedException>(() => damaged.Read("grain-a", "name"));

        Assert.Contains("'name' of grain-a", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_HeldAlready_IsRefusedAndNamesTheProcess()
    {
        using var held = StoreFolder.Open(_folder);

        var error = Assert.Throws<StoreInUseException>(() => StoreFolder.Open(_folder));

        Assert.Contains($"process {Environment.ProcessId}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_Released_CanBeHeldAgain()
    {
        StoreFolder.Open(_folder).Dispose();

        StoreFolder.Open(_folder).Dispose();
    }

    [Fact]
    public void Folder_ThatIsAFile_IsRefused()
    {
        System.IO.File.WriteAllText(Path.Combine(_folder, "file"), "");

        Assert.Throws<StoreUnusableException>(() => StoreFolder.Open(Path.Combine(_folder, "file")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
