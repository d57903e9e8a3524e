using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Reporting.Access;

/// <summary>The keys that a silo knows; follows the file, so that a key that was removed ends without a restart.</summary>
/// <remarks>Safe for several threads. The file is looked at when a key is asked for, and then at most once in <see cref="LookEvery"/>; one that cannot be read changes nothing.</remarks>
internal sealed class KnownKeys
{
    /// <summary>How long a change of the file may go unseen.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly string _file;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _looking = new();
    private byte[] _bytes;
    private string? _unreadable;
    private long _lookedAt;
    private volatile IReadOnlyList<KnownKey> _keys;

    private KnownKeys(string file, byte[] bytes, TimeProvider time, ILogger logger)
    {
        (_file, _bytes, _time, _logger) = (file, bytes, time, logger);
        _keys = KeyFile.Parse(file, bytes);
        _lookedAt = time.GetTimestamp();
    }

    /// <summary>Reads the keys for the first time.</summary>
    /// <exception cref="KeyFileException">The file cannot be read, or is no key file.</exception>
    public static KnownKeys Open(string file, TimeProvider time, ILogger logger)
    {
        var full = Path.GetFullPath(file);
        return new KnownKeys(full, KeyFile.ReadBytes(full), time, logger);
    }

    /// <summary>The key as it is known; null where it is not.</summary>
    public KnownKey? Find(string key)
    {
        Look();
        Span<byte> hash = stackalloc byte[SecretKey.HashLength];
        if (!SecretKey.TryHash(key, hash)) return null;
        KnownKey? found = null;
        // All of them are compared, and each in the same time, whichever it is.
        foreach (var known in _keys)
            if (CryptographicOperations.FixedTimeEquals(known.Hash, hash)) found = known;
        return found;
    }

    private void Look()
    {
        if (_time.GetElapsedTime(Volatile.Read(ref _lookedAt)) < LookEvery || !_looking.TryEnter()) return;
        try
        {
            Volatile.Write(ref _lookedAt, _time.GetTimestamp());
            var bytes = KeyFile.ReadBytes(_file);
            if (_unreadable is null && bytes.AsSpan().SequenceEqual(_bytes)) return;
            _keys = KeyFile.Parse(_file, bytes);
            (_bytes, _unreadable) = (bytes, null);
            _logger.LogInformation("Read {Count} keys from '{File}', which has changed.", _keys.Count, _file);
        }
        catch (KeyFileException error)
        {
            // Said once, not every second.
            if (_unreadable == error.Message) return;
            _unreadable = error.Message;
            _logger.LogError("{Problem} The {Count} keys that were known before stay in force. {Advice}", error.Message, _keys.Count, error.Advice);
        }
        finally
        {
            _looking.Exit();
        }
    }
}
