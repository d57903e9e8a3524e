using System.Buffers.Binary;
using System.IO.Hashing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Reporting.Ledger;

namespace Reporting.Backup;

/// <summary>How a backup lies in its file; <c>docs/formats/backup.md</c> describes it.</summary>
internal static class BackupFormat
{
    /// <summary>The version that is written.</summary>
    public const int Version = 1;

    /// <summary>Bytes before the first block: mark, version, and a checksum of both.</summary>
    public const int MarkLength = 16;

    /// <summary>The most bytes of a block as it lies in the file.</summary>
    public const int LongestBlock = 64 << 20;

    /// <summary>The kinds of blocks, which no stored page has.</summary>
    public const byte HeaderBlock = 32, EntriesBlock = 33, PartBlock = 34, EndBlock = 35;

    private const int VersionAt = 8;
    private const int ChecksumAt = 12;

    /// <summary>Turns entries into bytes and back, as the wire and the store do.</summary>
    public static Serializer Serializer { get; } = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    private static ReadOnlySpan<byte> Mark => "RPTBACK\n"u8;

    /// <summary>The first bytes of a file.</summary>
    public static byte[] Begin(int version = Version)
    {
        var begin = new byte[MarkLength];
        Mark.CopyTo(begin);
        BinaryPrimitives.WriteInt32LittleEndian(begin.AsSpan(VersionAt), version);
        BinaryPrimitives.WriteUInt32LittleEndian(begin.AsSpan(ChecksumAt), Checksum(begin));
        return begin;
    }

    /// <summary>Checks the first bytes of a file.</summary>
    /// <exception cref="BackupDamagedException">It is no backup, or they are damaged.</exception>
    /// <exception cref="BackupVersionException">Another version of Reporting made it.</exception>
    public static void CheckBegin(ReadOnlySpan<byte> begin, string file)
    {
        if (begin.Length < VersionAt || !begin[..VersionAt].SequenceEqual(Mark)) throw new BackupDamagedException(file, "it does not begin with the mark of a backup");
        if (begin.Length < MarkLength) throw new BackupDamagedException(file, "it is cut short");
        if (BinaryPrimitives.ReadUInt32LittleEndian(begin[ChecksumAt..]) != Checksum(begin)) throw new BackupDamagedException(file, "its first bytes are damaged");
        var version = BinaryPrimitives.ReadInt32LittleEndian(begin[VersionAt..]);
        if (version != Version) throw new BackupVersionException(file, version);
    }

    private static uint Checksum(ReadOnlySpan<byte> begin) => (uint)(XxHash3.HashToUInt64(begin[..ChecksumAt]) & uint.MaxValue);
}

/// <summary>What a backup says of itself in its first block.</summary>
/// <param name="Shards">The number of ledger shards.</param>
/// <param name="CreatedAt">When the backup was begun, UTC.</param>
/// <param name="Position">How far each shard had come then; the backup holds all up to it, and nothing after it.</param>
internal sealed record BackupHeader(int Shards, DateTimeOffset CreatedAt, LedgerPosition Position);

/// <summary>What was found in a whole and sound backup.</summary>
/// <param name="Header">What it says of itself.</param>
/// <param name="Entries">How many entries it holds.</param>
/// <param name="Blocks">How many blocks, the first and the last among them.</param>
/// <param name="Bytes">The length of the file.</param>
/// <param name="Pieces">How many pieces of each part, by the part's name; without those of which there is none.</param>
internal sealed record BackupContents(BackupHeader Header, long Entries, long Blocks, long Bytes, IReadOnlyDictionary<string, long> Pieces);

/// <summary>A block of a backup: entries of one shard, or a piece of a named part.</summary>
internal abstract record BackupBlock;

/// <summary>Entries of one shard, in order and without gaps.</summary>
internal sealed record EntriesOfShard(int Shard, System.Collections.Immutable.ImmutableArray<LedgerEntry> Entries) : BackupBlock;

/// <summary>A piece of what is kept beside the ledger.</summary>
/// <param name="Name">The part's name.</param>
/// <param name="Content">Bytes that only the part understands.</param>
internal sealed record PieceOfPart(string Name, byte[] Content) : BackupBlock;
