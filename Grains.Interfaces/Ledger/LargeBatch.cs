namespace Reporting.Ledger;

/// <summary>A batch of many incidents.</summary>
/// <remarks>
/// Immutable. Inside a process it is handed over as it is; between processes it travels in the columns in which the ledger keeps a page, in which incidents take at
/// most a quarter of the bytes, and is unpacked by the shard, so that what many incidents have in common is the very same object there.
/// </remarks>
[Immutable]
public sealed class LargeBatch
{
    /// <summary>A batch to be sent.</summary>
    public LargeBatch(RecordBatch batch) => Whole = batch;

    internal LargeBatch(PackedBatch packed) => Packed = packed;

    /// <summary>The batch; null where it came from another process and was not unpacked.</summary>
    public RecordBatch? Whole { get; }

    internal PackedBatch Packed { get; }
}

/// <summary>How a <see cref="LargeBatch"/> travels between processes.</summary>
[GenerateSerializer, Immutable, Alias("reporting.PackedBatch")]
internal struct PackedBatch
{
    /// <summary>A page of the incidents without texts, in order.</summary>
    [Id(0)] public byte[] Facts { get; set; }

    /// <summary>The page of their texts.</summary>
    [Id(1)] public byte[] Texts { get; set; }

    /// <inheritdoc cref="RecordBatch.RecordedBy"/>
    [Id(2)] public string RecordedBy { get; set; }

    /// <inheritdoc cref="RecordBatch.Reason"/>
    [Id(3)] public string? Reason { get; set; }
}
