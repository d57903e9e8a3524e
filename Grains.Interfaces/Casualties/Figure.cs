namespace Reporting.Casualties;

/// <summary>What happened to the persons counted. "Fatalities" are killed only; "casualties" are all three.</summary>
[GenerateSerializer, Alias("reporting.Harm")]
public enum Harm : byte
{
    /// <summary>Killed.</summary>
    Killed = 0,
    /// <summary>Wounded.</summary>
    Wounded = 1,
    /// <summary>Captured or detained.</summary>
    Captured = 2,
}

/// <summary>Which persons a figure counts.</summary>
[GenerateSerializer, Alias("reporting.Side")]
public enum Side : byte
{
    /// <summary>All sides together, as the source gives a total.</summary>
    Total = 0,
    /// <summary>Members of organised non-government armed groups.</summary>
    Militants = 1,
    /// <summary>Soldiers, police and other government forces, of any country.</summary>
    SecurityForces = 2,
    /// <summary>Civilians.</summary>
    Civilians = 3,
    /// <summary>Persons whose side the source does not know.</summary>
    Unknown = 4,
}

/// <summary>The codes of <see cref="Side"/> and <see cref="Harm"/>, as files, JSON and the command line write them.</summary>
public static class Casualty
{
    /// <summary>The four sides, without the total.</summary>
    public static IReadOnlyList<Side> Sides { get; } = [Side.Militants, Side.SecurityForces, Side.Civilians, Side.Unknown];

    /// <summary>The three harms.</summary>
    public static IReadOnlyList<Harm> Harms { get; } = [Harm.Killed, Harm.Wounded, Harm.Captured];

    /// <summary>The side's code: <c>total</c>, <c>militants</c>, <c>securityForces</c>, <c>civilians</c>, <c>unknown</c>.</summary>
    public static string Code(this Side side) => side switch
    {
        Side.Total => "total",
        Side.Militants => "militants",
        Side.SecurityForces => "securityForces",
        Side.Civilians => "civilians",
        _ => "unknown",
    };

    /// <summary>The side in words: <c>security forces</c>.</summary>
    public static string Label(this Side side) => side == Side.SecurityForces ? "security forces" : side.Code();

    /// <summary>The harm's code: <c>killed</c>, <c>wounded</c>, <c>captured</c>.</summary>
    public static string Code(this Harm harm) => harm switch
    {
        Harm.Killed => "killed",
        Harm.Wounded => "wounded",
        _ => "captured",
    };

    /// <summary>Finds a side by its code; letter case, spaces and dashes do not matter.</summary>
    public static bool TryParseSide(string? text, out Side side)
    {
        var wanted = text?.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Trim();
        foreach (var candidate in (ReadOnlySpan<Side>)[Side.Total, .. Sides])
        {
            if (!string.Equals(candidate.Code(), wanted, StringComparison.OrdinalIgnoreCase)) continue;
            side = candidate;
            return true;
        }
        side = Side.Unknown;
        return false;
    }

    /// <summary>Finds a harm by its code.</summary>
    public static bool TryParseHarm(string? text, out Harm harm)
    {
        foreach (var candidate in Harms)
        {
            if (!string.Equals(candidate.Code(), text?.Trim(), StringComparison.OrdinalIgnoreCase)) continue;
            harm = candidate;
            return true;
        }
        harm = Harm.Killed;
        return false;
    }
}

/// <summary>A casualty figure as one party gave it: "ISAF: multiple insurgents killed".</summary>
[GenerateSerializer, Immutable, Alias("reporting.Figure")]
public sealed record Figure
{
    /// <summary>What happened to the persons counted.</summary>
    [Id(0)] public Harm Harm { get; init; }

    /// <summary>Which persons are counted.</summary>
    [Id(1)] public Side Side { get; init; }

    /// <summary>How many, as given.</summary>
    [Id(2)] public required Quantity Quantity { get; init; }

    /// <summary>The originator: who said it (<c>ISAF</c>); null where not given.</summary>
    [Id(3)] public string? Originator { get; init; }

    /// <summary>The outlet: where it was printed; null where not given.</summary>
    [Id(4)] public string? Outlet { get; init; }
}
