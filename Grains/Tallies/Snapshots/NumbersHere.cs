namespace Reporting.Tallies;

/// <summary>What a stored sheet names, by the numbers of this process.</summary>
/// <param name="stored">The sheet.</param>
internal sealed class NumbersHere(StoredSheet stored)
{
    /// <summary>The numbers of places by those in the pieces.</summary>
    public uint[] Places { get; } = Array.ConvertAll(stored.Places, CellNumbers.Places.Of);

    /// <summary>The numbers of groups by those in the pieces.</summary>
    public uint[] Groups { get; } = Array.ConvertAll(stored.Groups, CellNumbers.Groups.Of);

    /// <summary>The numbers of seized items by those in the tallies.</summary>
    public uint[] Items { get; } = Array.ConvertAll(stored.Items, CellNumbers.Items.Of);

    /// <summary>Type and violence by their numbers in the pieces.</summary>
    public ushort[] Kinds => stored.Kinds;
}
