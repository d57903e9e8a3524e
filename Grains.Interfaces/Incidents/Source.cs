namespace Reporting.Incidents;

/// <summary>Where an incident was printed.</summary>
[GenerateSerializer, Immutable, Alias("reporting.Source")]
public sealed record Source
{
    /// <summary>The outlet that printed it, for example <c>Xinhua News Agency</c>.</summary>
    [Id(0)] public required string Outlet { get; init; }

    /// <summary>The headline or title; null where not given.</summary>
    [Id(1)] public string? Title { get; init; }

    /// <summary>The day it was published; null where not given.</summary>
    [Id(2)] public DateOnly? Published { get; init; }

    /// <summary>The address; null where not given.</summary>
    [Id(3)] public string? Url { get; init; }

    /// <summary>Admiralty code of the source, <c>A</c> (reliable) to <c>F</c> (cannot be judged); null where not rated.</summary>
    [Id(4)] public char? Reliability { get; init; }

    /// <summary>Admiralty code of the information, 1 (confirmed) to 6 (cannot be judged); null where not rated.</summary>
    [Id(5)] public byte? Credibility { get; init; }
}
