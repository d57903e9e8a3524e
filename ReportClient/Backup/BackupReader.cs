using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Reporting.Ledger;
using Reporting.Storage;

namespace Reporting.Backup;

/// <summary>Reads a backup from its beginning and checks all that it says. One block at a time is held in memory.</summary>
/// <remarks>It is sound only when <see cref="Blocks"/> came to its end: verify the whole before using any of it.</remarks>
internal sealed class BackupReader : IDisposable
{
    private readonly string _file;
    private readonly FileStream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<string, long> _pieces = new(StringComparer.Ordinal);
    private long _entries;
    private long _blocks;

    private BackupReader(string file)
    {
        _file = file;
        _stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
    }

    /// <summary>What the backup says of itself.</summary>
    public BackupHeader Header { get; private set; } = null!;

    /// <summary>Bytes read.</summary>
    public long Read => _stream.Position;

    /// <summary>Bytes in all.</summary>
    public long Length => _stream.Length;

    /// <exception cref="BackupDamagedException">It is no backup, or its beginning is damaged.</exception>
    /// <exception cref="BackupVersionException">Another version of Reporting made it.</exception>
    public static BackupReader Open(string file)
    {
        var reader = new BackupReader(file);
        try
        {
            reader.Begin();
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>What was found.</summary>
    public BackupContents Contents => new(Header, _entries, _blocks, Length, _pieces);

    /// <summary>Every block in order; ends only when the backup is whole.</summary>
    /// <exception cref="BackupDamagedException">It is not as it was written.</exception>
    public IEnumerable<BackupBlock> Blocks()
    {
        var reached = new long[Header.Shards];
        while (true)
        {
            var before = _hash.GetCurrentHash();
            var (kind, content) = Next();
            switch (kind)
            {
                case BackupFormat.EntriesBlock:
                    yield return Entries(content, reached);
                    break;
                case BackupFormat.PartBlock:
                    var piece = Understood(() => Part(content));
                    _pieces[piece.Name] = _pieces.GetValueOrDefault(piece.Name) + 1;
                    yield return piece;
                    break;
                case BackupFormat.EndBlock:
                    CheckEnd(content, before, reached);
                    yield break;
                default:
                    throw Damaged($"block {_blocks} is of kind {kind}, which has no meaning there");
            }
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _hash.Dispose();
    }

    private void Begin()
    {
        var begin = new byte[BackupFormat.MarkLength];
        var length = _stream.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
        BackupFormat.CheckBegin(begin.AsSpan(0, length), _file);
        _hash.AppendData(begin);
        var (kind, content) = Next();
        if (kind != BackupFormat.HeaderBlock) throw Damaged("its first block is not its header");
        Header = Understood(() => ReadHeader(content));
    }

    private static BackupHeader ReadHeader(byte[] content)
    {
        using var json = JsonDocument.Parse(content);
        var shards = json.RootElement.GetProperty("shards").GetInt32();
        var createdAt = DateTimeOffset.Parse(json.RootElement.GetProperty("createdAt").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return LedgerPosition.TryParse(json.RootElement.GetProperty("position").GetString(), out var position) && position.Sequences.Length == shards
            ? new BackupHeader(shards, createdAt, position)
            : throw new FormatException("The position is none of these shards.");
    }

    private EntriesOfShard Entries(byte[] content, long[] reached)
    {
        var block = Understood(() => new EntriesOfShard(BinaryPrimitives.ReadInt32LittleEndian(content), BackupFormat.Serializer.Deserialize<ImmutableArray<LedgerEntry>>(content.AsMemory(sizeof(int)))));
        if (block.Shard < 0 || block.Shard >= reached.Length) throw Damaged($"block {_blocks} is of shard {block.Shard}, which it has not");
        foreach (var entry in block.Entries)
            if (entry.Sequence != ++reached[block.Shard]) throw Damaged($"entry {entry.Sequence} of shard {block.Shard} stands where entry {reached[block.Shard]} belongs");
        _entries += block.Entries.Length;
        return block;
    }

    private static PieceOfPart Part(byte[] content)
    {
        var name = BinaryPrimitives.ReadInt32LittleEndian(content);
        return new PieceOfPart(Encoding.UTF8.GetString(content, sizeof(int), name), content[(sizeof(int) + name)..]);
    }

    private void CheckEnd(byte[] content, byte[] hash, long[] reached)
    {
        var (entries, blocks, said) = Understood(() =>
        {
            using var json = JsonDocument.Parse(content);
            return (json.RootElement.GetProperty("entries").GetInt64(), json.RootElement.GetProperty("blocks").GetInt64(), json.RootElement.GetProperty("sha256").GetString());
        });
        if (said != Convert.ToHexStringLower(hash)) throw Damaged("its hash does not match its content");
        if (entries != _entries || blocks != _blocks) throw Damaged($"it has {_entries} entries in {_blocks} blocks, and should have {entries} in {blocks}");
        if (!Header.Position.Sequences.AsSpan().SequenceEqual(reached)) throw Damaged($"its entries end at {new LedgerPosition([.. reached])}, not at {Header.Position}");
        if (_stream.ReadByte() >= 0) throw Damaged("something follows its end");
    }

    private (byte Kind, byte[] Content) Next()
    {
        var length = Take(sizeof(int));
        var size = BinaryPrimitives.ReadInt32LittleEndian(length);
        if (size is <= 0 or > BackupFormat.LongestBlock) throw Damaged($"block {_blocks + 1} has an impossible length");
        var block = Take(size);
        _blocks++;
        var kind = Envelope.KindOf(block);
        return Envelope.TryOpen(kind, block, out var content, out var damage) ? (kind, content) : throw Damaged($"block {_blocks} is damaged: {damage}");
    }

    private byte[] Take(int length)
    {
        if (length > Length - Read) throw Damaged($"it is cut short after byte {Length}");
        var bytes = new byte[length];
        _stream.ReadExactly(bytes);
        _hash.AppendData(bytes);
        return bytes;
    }

    private T Understood<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw Damaged($"block {_blocks} cannot be read ({error.GetType().Name})");
        }
    }

    private BackupDamagedException Damaged(string damage) => new(_file, damage);
}
