using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Reporting.Briefs;

/// <summary>What kind of picture a logo is.</summary>
[GenerateSerializer, Alias("reporting.LogoKind")]
public enum LogoKind : byte
{
    /// <summary>There is no logo.</summary>
    None = 0,
    /// <summary>Pixels, PNG.</summary>
    Png = 1,
    /// <summary>Lines and areas, SVG.</summary>
    Svg = 2,
}

/// <summary>How a brief looks: who publishes it, its colours, and which sections it prints in which order.</summary>
/// <remarks>
/// Immutable. What is left out is the product's own. It is a part of what makes an edition's bytes, so an edition keeps it whole, with the logo.
/// Two looks are the same where their <see cref="Hash"/> is; the lists are compared by reference.
/// </remarks>
[GenerateSerializer, Immutable, Alias("reporting.BriefLook")]
public sealed record BriefLook
{
    /// <summary>The product's own look.</summary>
    public static BriefLook Plain { get; } = new();

    /// <summary>Who publishes the brief; empty, the default, where it does not say.</summary>
    [Id(0)] public string Publisher { get; init; } = "";

    /// <summary>How the publisher is reached, one line; empty by default.</summary>
    [Id(1)] public string Contact { get; init; } = "";

    /// <summary>The colour of bars, links and marks, <c>#0072b2</c>; empty, the default, for the product's own.</summary>
    [Id(2)] public string Accent { get; init; } = "";

    /// <summary>The colour of headings and of the ground of the masthead; empty, the default, for the product's own.</summary>
    [Id(3)] public string Heading { get; init; } = "";

    /// <summary>The colour of text; empty, the default, for the product's own.</summary>
    [Id(4)] public string Text { get; init; } = "";

    /// <summary>The colour of the lines behind charts and between rows; empty, the default, for the product's own.</summary>
    [Id(5)] public string Grid { get; init; } = "";

    /// <summary>The bytes of the logo's file; empty by default.</summary>
    [Id(6)] public ImmutableArray<byte> Logo { get; init; } = [];

    /// <summary>What the logo is; none by default.</summary>
    [Id(7)] public LogoKind LogoKind { get; init; }

    /// <summary>The names of the sections to print, in their order; empty, the default, for all in the product's own.</summary>
    [Id(8)] public ImmutableArray<string> Sections { get; init; } = [];

    /// <summary>The SHA-256 of everything in it, in lower-case hexadecimal; null for the product's own look.</summary>
    public string? Hash() => Everything() is var all && all == Plain.Everything() ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));

    // None of the texts holds a line break.
    private string Everything()
    {
        string[] parts = [Publisher, Contact, Accent, Heading, Text, Grid, LogoKind.ToString(), Convert.ToHexStringLower(Logo.AsSpan()), .. Sections];
        return string.Join('\n', parts);
    }
}
