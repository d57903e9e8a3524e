namespace Reporting.Tallies;

/// <summary>Writes the sums of an answer's rows one after another, each a tally that is read when it is looked at.</summary>
/// <remarks>For one answer.</remarks>
internal sealed class WrittenTallies
{
    private const int Smallest = 4 * 1024, Largest = 64 * 1024;

    [ThreadStatic]
    private static byte[]? _room;

    private byte[] _bytes = [];
    private int _at;

    /// <summary>The sum as a tally; null where nothing is counted.</summary>
    public WrittenTally? Write(TallySum sum)
    {
        var most = PackedTally.MostBytes(sum.Seizures.Count);
        var room = _room?.Length >= most ? _room : _room = new byte[most];
        var length = PackedTally.Write(sum, room);
        if (length == 0) return null;
        // What was written stays where it is: tallies point at it.
        if (_at + length > _bytes.Length) (_bytes, _at) = (new byte[Math.Max(length, Math.Clamp(2 * _bytes.Length, Smallest, Largest))], 0);
        room.AsSpan(0, length).CopyTo(_bytes.AsSpan(_at));
        _at += length;
        return new WrittenTally(_bytes, _at - length, _at);
    }
}
