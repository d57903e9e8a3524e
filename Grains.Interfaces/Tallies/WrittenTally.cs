namespace Reporting.Tallies;

/// <summary>A tally as <see cref="PackedTally"/> wrote it among bytes that never change, with the numbers of items that this process gave.</summary>
/// <param name="Bytes">What holds it.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">The place after its last byte.</param>
internal readonly record struct WrittenTally(byte[] Bytes, int From, int To);
