using System.Globalization;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Storage;

namespace Reporting.Tests.Ledger;

/// <summary>Grain storage in memory, with versions as a real one has them; stops writing when told, as a crash does. For one thread.</summary>
internal class MemoryStorage(Serializer serializer) : IGrainStorage
{
    private readonly Dictionary<string, (long Version, byte[] Body)> _kept = [];

    /// <summary>Storage that knows guarded writes, or one that does not.</summary>
    public static MemoryStorage Of(Serializer serializer, bool guarded) => guarded ? new GuardedMemoryStorage(serializer) : new MemoryStorage(serializer);

    /// <summary>Storage that shows what it has where it lies, on other threads, or one that does not.</summary>
    public static MemoryStorage Showing(Serializer serializer, bool inPlace) => inPlace ? new InPlaceMemoryStorage(serializer) : new MemoryStorage(serializer);

    /// <summary>How many more writes succeed; then every one fails.</summary>
    public int WritesLeft { get; set; } = int.MaxValue;

    /// <summary>Whether the first write that fails is kept all the same, as when only the answer is lost.</summary>
    public bool KeepsWhatFails { get; set; }

    /// <summary>How many writes have succeeded.</summary>
    public int Writes { get; private set; }

    /// <summary>What is waited for before each write; by default nothing.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>What is waited for before each read; by default nothing.</summary>
    public Func<Task> BeforeRead { get; set; } = () => Task.CompletedTask;

    /// <summary>The names of what was read, in order.</summary>
    public List<string> Reads { get; } = [];

    public ICollection<string> Names => [.. _kept.Keys];

    public void Change(string name, Func<byte[], byte[]> change) => _kept[name] = (_kept[name].Version, change(_kept[name].Body));

    public void Put(string name, byte[] body) => _kept[name] = (1, body);

    public void Remove(string name) => _kept.Remove(name);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await BeforeRead();
        Reads.Add(stateName);
        grainState.RecordExists = _kept.TryGetValue(stateName, out var row);
        grainState.ETag = grainState.RecordExists ? row.Version.ToString(CultureInfo.InvariantCulture) : null;
        grainState.State = grainState.RecordExists ? serializer.Deserialize<T>(row.Body)! : Activator.CreateInstance<T>();
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Before();
        Write(stateName, grainState);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Before();
        Check(stateName, grainState.ETag);
        Keep(() => _kept.Remove(stateName));
    }

    protected void Write<T>(string name, IGrainState<T> state)
    {
        Check(name, state.ETag);
        var version = (state.ETag is null ? 0 : long.Parse(state.ETag, CultureInfo.InvariantCulture)) + 1;
        Keep(() => _kept[name] = (version, serializer.SerializeToArray(state.State)));
        state.ETag = version.ToString(CultureInfo.InvariantCulture);
        state.RecordExists = true;
    }

    protected void Check(string name, string? etag)
    {
        var stored = _kept.TryGetValue(name, out var row) ? row.Version.ToString(CultureInfo.InvariantCulture) : null;
        if (stored != etag) throw new InconsistentStateException("Another has written.", stored ?? "none", etag ?? "none");
    }

    private void Keep(Action change)
    {
        var fails = WritesLeft-- <= 0;
        if (!fails || KeepsWhatFails) change();
        KeepsWhatFails &= !fails;
        if (fails) throw new IOException("The process died here.");
        Writes++;
    }

    private sealed class InPlaceMemoryStorage(Serializer serializer) : MemoryStorage(serializer), IInPlaceStorage
    {
        private readonly Serializer _serializer = serializer;

        public Task<T[]> Look<T>(GrainId grainId, IReadOnlyList<string> stateNames, BytesLook<T> look) => Task.Run(() =>
        {
            Reads.AddRange(stateNames);
            var seen = new T[stateNames.Count];
            for (var i = 0; i < seen.Length; i++)
            {
                if (!_kept.TryGetValue(stateNames[i], out var row))
                {
                    seen[i] = look(i, []);
                    continue;
                }
                using var session = _serializer.SessionPool.GetSession();
                // A copy that is spoilt afterwards: what was looked at is gone.
                var lent = row.Body.ToArray();
                ReadOnlySpan<byte> bytes;
                try
                {
                    bytes = StoredBytes.In(lent, session);
                }
                catch (Exception error)
                {
                    throw new UnreadableStateException(stateNames[i], error);
                }
                seen[i] = look(i, bytes);
                Array.Fill(lent, (byte)0xAA);
            }
            return seen;
        });
    }

    private sealed class GuardedMemoryStorage(Serializer serializer) : MemoryStorage(serializer), IGuardedStorage
    {
        public async Task WriteGuarded<T>(string stateName, GrainId grainId, IGrainState<T> grainState, string guardName, string guardETag)
        {
            await Before();
            Check(guardName, guardETag);
            Write(stateName, grainState);
        }
    }
}
