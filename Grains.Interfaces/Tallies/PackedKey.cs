using Reporting.Incidents;

namespace Reporting.Tallies;

/// <summary>A <see cref="CellKey"/> in twelve bytes, by the numbers of <see cref="CellNumbers"/>. Ordered by day, type and violence; places and groups follow in no order of meaning.</summary>
/// <param name="Facts">Day (22 bits), type (8), violence (8), number of the place (26).</param>
/// <param name="Groups">The number of the groups.</param>
internal readonly record struct PackedKey(ulong Facts, uint Groups) : IComparable<PackedKey>
{
    private const int PlaceBits = 26;
    private const int ViolenceAt = PlaceBits, TypeAt = ViolenceAt + 8, DayAt = TypeAt + 8;
    private const uint MostPlaces = 1u << PlaceBits;

    public int Day => (int)(Facts >> DayAt);

    public byte Type => (byte)(Facts >> TypeAt & 0xFF);

    public byte Violence => (byte)(Facts >> ViolenceAt & 0xFF);

    public uint Place => (uint)(Facts & MostPlaces - 1);

    /// <summary>Those bits of <see cref="Facts"/> that hold the type, the violence or both.</summary>
    public static ulong KindBits(bool type, bool violence) => (type ? 0xFFul << TypeAt : 0) | (violence ? 0xFFul << ViolenceAt : 0);

    /// <summary>The key with other numbers of its place and groups.</summary>
    public PackedKey With(uint place, uint groups) => new(Facts & ~(ulong)(MostPlaces - 1) | place, groups);

    public static PackedKey Of(CellKey key) => Of(key.Day, key.Type, key.Violence, CellNumbers.Places.Of(key.Place), CellNumbers.Groups.Of(key.Groups));

    public static PackedKey Of(DateOnly day, IncidentType type, ViolenceType violence, uint place, uint groups) => place < MostPlaces
        ? new PackedKey(FirstOf(day) | (ulong)type << TypeAt | (ulong)violence << ViolenceAt | place, groups)
        : throw new InvalidOperationException($"A process cannot count in more than {MostPlaces} places.");

    /// <summary>The smallest <see cref="Facts"/> of a day.</summary>
    public static ulong FirstOf(DateOnly day) => FirstOf(day.DayNumber);

    /// <summary>The smallest <see cref="Facts"/> of a day, given as <see cref="DateOnly.DayNumber"/>.</summary>
    public static ulong FirstOf(int day) => (ulong)day << DayAt;

    /// <summary>The smallest <see cref="Facts"/> of a day and a type.</summary>
    public static ulong FirstOf(int day, byte type) => FirstOf(day) | (ulong)type << TypeAt;

    public CellKey ToKey() =>
        new(DateOnly.FromDayNumber(Day), (IncidentType)Type, (ViolenceType)Violence, CellNumbers.Groups[Groups], CellNumbers.Places[Place]);

    public int CompareTo(PackedKey other) => Facts != other.Facts ? Facts < other.Facts ? -1 : 1 : Groups.CompareTo(other.Groups);

    public static bool operator <(PackedKey left, PackedKey right) => left.Facts < right.Facts || left.Facts == right.Facts && left.Groups < right.Groups;

    public static bool operator >(PackedKey left, PackedKey right) => right < left;

    public static bool operator <=(PackedKey left, PackedKey right) => !(right < left);

    public static bool operator >=(PackedKey left, PackedKey right) => !(left < right);
}
