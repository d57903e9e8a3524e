namespace Reporting.Tallies;

/// <summary>Writes the tallies of an answer's rows one after another into blocks that they share, each of them read when it is looked at.</summary>
/// <remarks>For one answer.</remarks>
internal sealed class WrittenTallies
{
    private const int Smallest = 256, Largest = 64 * 1024;

    [ThreadStatic]
    private static byte[]? _room;

    private byte[] _bytes = [];
    private int _at;

    /// <summary>The sum as a tally; null where nothing is counted.</summary>
    public WrittenTally? Write(TallySum sum)
    {
        var room = Room(PackedTally.MostBytes(sum.Seizures.Count));
        var length = PackedTally.Write(sum, room);
        return length == 0 ? null : Keep(room.AsSpan(0, length));
    }

    /// <summary>A written tally that names seized items, with other numbers of them.</summary>
    public WrittenTally Renumber(ReadOnlySpan<byte> tally, ReadOnlySpan<uint> numbers)
    {
        var room = Room(PackedTally.MostBytesRenumbered(tally.Length));
        return Keep(room.AsSpan(0, PackedTally.Renumber(tally, room, numbers)));
    }

    private static byte[] Room(int bytes) => _room?.Length >= bytes ? _room : _room = new byte[bytes];

    // What was written stays where it is: tallies point at it.
    private WrittenTally Keep(ReadOnlySpan<byte> tally)
    {
        if (_at + tally.Length > _bytes.Length) (_bytes, _at) = (new byte[Math.Max(tally.Length, Math.Clamp(2 * _bytes.Length, Smallest, Largest))], 0);
        tally.CopyTo(_bytes.AsSpan(_at));
        _at += tally.Length;
        return new WrittenTally(_bytes, _at - tally.Length, _at);
    }
}
