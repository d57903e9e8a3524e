using System.Globalization;
using Orleans.Serialization.Session;
using Orleans.Storage;

namespace Reporting.Storage;

/// <summary>Orleans' grain storage on rows, wherever they are kept.</summary>
public sealed class KeptGrainStorage(IKeptRows store, IGrainStorageSerializer serializer, SerializerSessionPool sessions) : IGuardedStorage, IInPlaceStorage
{
    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var row = await store.Read(grainId.ToString(), stateName);
        grainState.RecordExists = row is not null;
        grainState.ETag = row?.Version.ToString(CultureInfo.InvariantCulture);
        grainState.State = row is null ? Activator.CreateInstance<T>() : serializer.Deserialize<T>(new BinaryData(row.Body));
    }

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        return Write(stateName, grainId, grainState, null);
    }

    /// <inheritdoc/>
    public Task WriteGuarded<T>(string stateName, GrainId grainId, IGrainState<T> grainState, string guardName, string guardETag)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        return Write(stateName, grainId, grainState, new WriteGuard(guardName, long.Parse(guardETag, CultureInfo.InvariantCulture)));
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        if (grainState.ETag is not null) await Write(stateName, grainId, null, grainState.ETag, null);
        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    /// <inheritdoc/>
    public Task<T[]> Look<T>(GrainId grainId, IReadOnlyList<string> stateNames, BytesLook<T> look) => store.Look(grainId.ToString(), stateNames, (which, body) =>
    {
        if (body.IsEmpty) return look(which, []);
        using var session = sessions.GetSession();
        ReadOnlySpan<byte> bytes;
        try
        {
            bytes = StoredBytes.In(body, session);
        }
        catch (Exception error)
        {
            throw new UnreadableStateException(stateNames[which], error);
        }
        return look(which, bytes);
    });

    private async Task Write<T>(string stateName, GrainId grainId, IGrainState<T> grainState, WriteGuard? guard)
    {
        var body = serializer.Serialize(grainState.State).ToMemory();
        grainState.ETag = await Write(stateName, grainId, body, grainState.ETag, guard);
        grainState.RecordExists = true;
    }

    private async Task<string> Write(string stateName, GrainId grainId, ReadOnlyMemory<byte>? body, string? etag, WriteGuard? guard)
    {
        var expected = etag is null ? 0 : long.Parse(etag, CultureInfo.InvariantCulture);
        var version = await store.Write(grainId.ToString(), stateName, body, expected, guard)
            ?? throw new InconsistentStateException($"Another activation has written '{stateName}' of {grainId}.", storedEtag: "another", currentEtag: etag ?? "none");
        return version.ToString(CultureInfo.InvariantCulture);
    }
}
