using System.Collections.Immutable;
using Reporting.Briefs.Editions;
using Reporting.Groups;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Tallies;

namespace Reporting.Briefs;

/// <summary>A brief as content: finished text and numbers, without layout. Writers only lay it out.</summary>
/// <remarks>Immutable. The same data and request give the same brief: nothing in it comes from a clock or a machine.</remarks>
public sealed record Brief
{
    /// <summary>Its title: <c>Weekly brief: Badakhshan, Afghanistan, 2012-W22</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about and what it was made from.</summary>
    public required Masthead Masthead { get; init; }

    /// <summary>Its parts in reading order.</summary>
    public required ImmutableArray<Section> Sections { get; init; }

    /// <summary>Every number that it prints.</summary>
    public required FigureBook Figures { get; init; }

    /// <summary>What has changed since the edition before; null where there is none.</summary>
    public EditionChanges? Changes { get; init; }

    /// <summary>Who publishes it and its colours; the product's own look by default.</summary>
    public BriefLook Look { get; init; } = BriefLook.Plain;

    /// <summary>The language of its words.</summary>
    public string Language { get; init; } = "en";
}

/// <summary>What a brief is about and what it was made from.</summary>
public sealed record Masthead
{
    /// <summary>The kind of brief: <c>Weekly brief</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The place; <c>default</c> for everything in the store, or where it is about a group.</summary>
    public required PlaceKey Place { get; init; }

    /// <summary>The group; <c>default</c>, the default, where it is about a place.</summary>
    public GroupKey Group { get; init; }

    /// <summary>What it is about as scripts name it: the key of a place, <c>group</c> and the key of a group, or <c>all</c>.</summary>
    public string Subject => !Group.IsDefault ? $"group {Group}" : Place.IsDefault ? "all" : Place.Path;

    /// <summary>The name of the place or group: <c>Badakhshan</c>.</summary>
    public required string SubjectName { get; init; }

    /// <summary>What the place lies in: <c>Afghanistan</c>; empty for a country or a group.</summary>
    public required string Within { get; init; }

    /// <summary>The week; null, the default, where it is about other days.</summary>
    public Week? Week { get; init; }

    /// <summary>Its days, both ends inclusive and known.</summary>
    public required Period Period { get; init; }

    /// <summary>The day on which weeks begin.</summary>
    public required DayOfWeek FirstDay { get; init; }

    /// <summary>Its days as printed: <c>28 May - 3 June 2012</c> with an en dash.</summary>
    public required string Days { get; init; }

    /// <summary>By which rule figures are counted; the default one by default.</summary>
    public CountingRule Rule { get; init; } = CountingRule.Default;

    /// <summary>When the last entry of the ledger was recorded, UTC; null where the ledger is empty.</summary>
    public required DateTimeOffset? DataAsOf { get; init; }

    /// <summary>The ledger position that it was made from.</summary>
    public required LedgerPosition Position { get; init; }

    /// <summary>The edition that it was fixed as; null for a draft.</summary>
    public Edition? Edition { get; init; }

    /// <summary>What is printed below the title: label and text.</summary>
    public required ImmutableArray<Fact> Facts { get; init; }
}

/// <summary>A label with a text.</summary>
/// <param name="Label">The label: <c>Data as of</c>.</param>
/// <param name="Text">The text.</param>
public sealed record Fact(string Label, Prose Text);

/// <summary>A part of a brief.</summary>
/// <param name="Id">Its name, the same in every edition: <c>places</c>.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What it holds, in reading order.</param>
public sealed record Section(string Id, string Title, ImmutableArray<Block> Blocks);
