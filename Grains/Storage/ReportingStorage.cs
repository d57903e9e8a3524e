using System.Data.Common;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.Session;
using Orleans.Serialization.WireProtocol;
using Reporting.Errors;

namespace Reporting.Storage;

/// <summary>Which of the silo's storage providers the grains use. Any Orleans provider can take its place.</summary>
public static class ReportingStorage
{
    /// <summary>The provider's name.</summary>
    public const string Provider = "reporting";
}

/// <summary>Bytes that a grain keeps under a name: a page of the ledger, a snapshot of a tally.</summary>
[GenerateSerializer, Alias("reporting.StoredBytes")]
public sealed class StoredBytes
{
    /// <summary>The bytes, as <see cref="Envelope"/> wrapped them.</summary>
    [Id(0)] public byte[] Bytes { get; set; } = [];

    /// <summary>Finds the bytes in what Orleans' serializer made of them, where they lie.</summary>
    /// <remarks>Throws where it is of anything else.</remarks>
    public static ReadOnlySpan<byte> In(ReadOnlySpan<byte> serialized, SerializerSession session)
    {
        var reader = Reader.Create(serialized, session);
        var whole = reader.ReadFieldHeader();
        var bytes = reader.ReadFieldHeader();
        if (whole.WireType != WireType.TagDelimited || bytes.WireType != WireType.LengthPrefixed || bytes.FieldIdDelta != 0) throw new InvalidDataException("it is of something else");
        var length = checked((int)reader.ReadVarUInt32());
        return serialized.Slice(checked((int)reader.Position), length);
    }

    /// <summary>Whether reading failed because the bytes are not as they were written, and not because storage or cluster did not answer.</summary>
    public static bool IsUnreadable(Exception error) =>
        error is not (ReportingException or DbException or OrleansException or OperationCanceledException or OutOfMemoryException);
}
