using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Reporting.Ledger;
using Reporting.Output;
using Reporting.Storage;

namespace Reporting.Backup;

/// <summary>Writes a backup block by block. Without <see cref="End"/> it is not whole, and no reader takes it.</summary>
internal sealed class BackupWriter : IDisposable
{
    // Blocks of so many bytes before compression, so that nobody needs much memory to read them.
    private const int WantedBlock = 4 << 20;

    private readonly Stream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _entries;
    private long _blocks;

    public BackupWriter(Stream stream, BackupHeader header)
    {
        _stream = stream;
        Put(BackupFormat.Begin());
        Block(BackupFormat.HeaderBlock, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>
        {
            ["shards"] = header.Shards,
            ["createdAt"] = TimeText.Of(header.CreatedAt),
            ["position"] = header.Position.ToString(),
        }));
    }

    /// <summary>Writes entries of a shard; they follow those written before.</summary>
    public void Entries(int shard, ImmutableArray<LedgerEntry> entries)
    {
        if (entries.IsEmpty) return;
        var content = BackupFormat.Serializer.SerializeToArray(entries);
        if (content.Length > WantedBlock && entries.Length > 1)
        {
            Entries(shard, entries[..(entries.Length / 2)]);
            Entries(shard, entries[(entries.Length / 2)..]);
            return;
        }
        Block(BackupFormat.EntriesBlock, [.. Number(shard), .. content]);
        _entries += entries.Length;
    }

    /// <summary>Writes a piece of a named part.</summary>
    public void Part(string name, ReadOnlySpan<byte> content)
    {
        var named = Encoding.UTF8.GetBytes(name);
        Block(BackupFormat.PartBlock, [.. Number(named.Length), .. named, .. content]);
    }

    /// <summary>Says that the backup is whole.</summary>
    public void End()
    {
        var hash = Convert.ToHexStringLower(_hash.GetCurrentHash());
        Block(BackupFormat.EndBlock, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?> { ["entries"] = _entries, ["blocks"] = _blocks + 1, ["sha256"] = hash }));
    }

    public void Dispose() => _hash.Dispose();

    private void Block(byte kind, byte[] content)
    {
        var block = Envelope.Seal(kind, content);
        if (block.Length > BackupFormat.LongestBlock) throw new InvalidOperationException($"A block of {block.Length} bytes is longer than a backup's reader takes.");
        Put(Number(block.Length));
        Put(block);
        _blocks++;
    }

    private void Put(byte[] bytes)
    {
        _stream.Write(bytes);
        _hash.AppendData(bytes);
    }

    private static byte[] Number(int number)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}
