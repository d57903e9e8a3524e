using System.Globalization;
using Orleans.Serialization;
using Orleans.Storage;

namespace Reporting.Tests.Ledger;

/// <summary>Grain storage in memory, with versions as a real one has them; stops writing when told, as a crash does.</summary>
internal sealed class MemoryStorage(Serializer serializer) : IGrainStorage
{
    private readonly Dictionary<string, (long Version, byte[] Body)> _kept = [];

    /// <summary>How many more writes succeed; then every one fails.</summary>
    public int WritesLeft { get; set; } = int.MaxValue;

    public ICollection<string> Names => [.. _kept.Keys];

    public void Change(string name, Func<byte[], byte[]> change) => _kept[name] = (_kept[name].Version, change(_kept[name].Body));

    public void Put(string name, byte[] body) => _kept[name] = (1, body);

    public void Remove(string name) => _kept.Remove(name);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.RecordExists = _kept.TryGetValue(stateName, out var row);
        grainState.ETag = grainState.RecordExists ? row.Version.ToString(CultureInfo.InvariantCulture) : null;
        grainState.State = grainState.RecordExists ? serializer.Deserialize<T>(row.Body)! : Activator.CreateInstance<T>();
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Check(stateName, grainState.ETag);
        var version = (grainState.ETag is null ? 0 : long.Parse(grainState.ETag, CultureInfo.InvariantCulture)) + 1;
        _kept[stateName] = (version, serializer.SerializeToArray(grainState.State));
        grainState.ETag = version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Check(stateName, grainState.ETag);
        _kept.Remove(stateName);
        return Task.CompletedTask;
    }

    private void Check(string name, string? etag)
    {
        if (WritesLeft-- <= 0) throw new IOException("The process died here.");
        var stored = _kept.TryGetValue(name, out var row) ? row.Version.ToString(CultureInfo.InvariantCulture) : null;
        if (stored != etag) throw new InconsistentStateException("Another has written.", stored ?? "none", etag ?? "none");
    }
}
