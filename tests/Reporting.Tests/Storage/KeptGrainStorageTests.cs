using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Session;
using Orleans.Storage;
using Reporting.Storage;

namespace Reporting.Tests.Storage;

public sealed class KeptGrainStorageTests : IDisposable
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddSerializer().BuildServiceProvider();
    private static readonly GrainId Grain = GrainId.Create("ledger", "0");
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    private string File => Path.Combine(_folder, "reporting.db");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(40_000)]
    public async Task Look_AtWhatWasWritten_SeesTheVeryBytes(int length)
    {
        await using var store = SqliteStore.Open(File);
        var storage = Of(store);
        var bytes = Enumerable.Range(0, length).Select(i => (byte)(i % 251)).ToArray();
        await storage.WriteStateAsync("name", Grain, new GrainState<StoredBytes>(new StoredBytes { Bytes = bytes }));

        Assert.Equal(Convert.ToHexString(bytes), Assert.Single(await storage.Look(Grain, ["name"], (_, seen) => Convert.ToHexString(seen))));
    }

    [Fact]
    public async Task Look_AtNothing_SeesNoBytes()
    {
        await using var store = SqliteStore.Open(File);

        Assert.Equal(0, Assert.Single(await Of(store).Look(Grain, ["name"], (_, seen) => seen.Length)));
    }

    [Theory]
    [InlineData("00")]
    [InlineData("FF00")]
    [InlineData("204000")]
    [InlineData("2040FFFFFFFF0F00")]
    // Of what it was, all but the last byte, and the head alone.
    [InlineData("20400501")]
    [InlineData("204005")]
    public async Task Look_AtWhatIsOfAnythingElse_TellsItsName(string body)
    {
        await using var store = SqliteStore.Open(File);
        await store.Write(Grain.ToString(), "right", Services.GetRequiredService<Serializer>().SerializeToArray(new StoredBytes { Bytes = [1] }), 0);
        await store.Write(Grain.ToString(), "wrong", Convert.FromHexString(body), 0);

        var error = await Assert.ThrowsAsync<UnreadableStateException>(() => Of(store).Look(Grain, ["right", "wrong"], (_, seen) => seen.Length));

        Assert.Equal("wrong", error.StateName);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static KeptGrainStorage Of(SqliteStore store) =>
        new(store, new OrleansGrainStorageSerializer(Services.GetRequiredService<Serializer>()), Services.GetRequiredService<SerializerSessionPool>());
}
