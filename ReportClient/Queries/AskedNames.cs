namespace Reporting.Queries;

/// <summary>Names of places and groups as a person typed them.</summary>
/// <param name="Countries">Countries; empty for any.</param>
/// <param name="Provinces">Provinces, in any of the countries; empty for any.</param>
/// <param name="Districts">Districts, in any of the provinces and countries; empty for any.</param>
/// <param name="Groups">Groups; empty for any.</param>
internal sealed record AskedNames(IReadOnlyList<string> Countries, IReadOnlyList<string> Provinces, IReadOnlyList<string> Districts, IReadOnlyList<string> Groups)
{
    public static AskedNames None { get; } = new([], [], [], []);

    public bool IsEmpty => Countries.Count + Provinces.Count + Districts.Count + Groups.Count == 0;
}
