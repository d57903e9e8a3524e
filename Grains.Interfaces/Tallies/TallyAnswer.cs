namespace Reporting.Tallies;

/// <summary>What a tally answers: rows, sorted by step and key.</summary>
/// <remarks>
/// Immutable, safe to share between threads. Inside a process it is handed over as it is; between processes it travels as <see cref="PackedRows"/> writes it,
/// which is written once however often it is sent, and read by whoever looks at the rows.
/// </remarks>
[Immutable]
public sealed class TallyAnswer
{
    private TallyRowList? _rows;
    private byte[]? _packed;

    /// <summary>An answer of these rows.</summary>
    public TallyAnswer(TallyRowList rows) => _rows = rows;

    private TallyAnswer(byte[] packed) => _packed = packed;

    /// <summary>The rows.</summary>
    public TallyRowList Rows => _rows ??= PackedRows.Read(_packed!);

    /// <summary>The same in bytes of its own, so that it keeps nothing that it was made of.</summary>
    internal TallyAnswer Settled() => OfPacked(Packed);

    internal byte[] Packed => _packed ??= PackedRows.Write(Rows);

    internal static TallyAnswer OfPacked(byte[] packed) => new(packed);
}

/// <summary>How a <see cref="TallyAnswer"/> travels between processes.</summary>
[GenerateSerializer, Immutable, Alias("reporting.TallyAnswer")]
internal struct SentAnswer
{
    [Id(0)] public byte[] Rows { get; set; }
}

/// <summary>Turns answers into what travels, and back.</summary>
[RegisterConverter]
internal sealed class SentAnswerConverter : IConverter<TallyAnswer, SentAnswer>
{
    public TallyAnswer ConvertFromSurrogate(in SentAnswer surrogate) => TallyAnswer.OfPacked(surrogate.Rows);

    public SentAnswer ConvertToSurrogate(in TallyAnswer value) => new() { Rows = value.Packed };
}
