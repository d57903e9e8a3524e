namespace Reporting.Peers.Data;

/// <summary>A file that a system loads.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Rows">Its rows, without the head.</param>
internal sealed record TrialFile(string Path, long Rows)
{
    /// <summary>How long a row is.</summary>
    public double BytesARow => (double)new FileInfo(Path).Length / Rows;
}
