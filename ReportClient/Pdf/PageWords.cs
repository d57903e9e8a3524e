using System.Collections.Immutable;
using System.Globalization;
using Reporting.Briefs;
using Reporting.Tallies;

namespace Reporting.Pdf;

/// <summary>What pages say beside the content of a brief, whichever writer lays them out.</summary>
internal static class PageWords
{
    /// <summary>Where names in other scripts are written in Latin letters since nothing has them.</summary>
    public const string NamesInLatin = "Names in a script that neither this file’s font nor this machine’s fonts have are written in Latin letters, letter by letter.";

    /// <summary>Where they are so only in charts.</summary>
    public const string ChartsInLatin = "In charts, names in other scripts are written in Latin letters, letter by letter.";

    /// <summary>The head of every page but the first, at the left: the kind of brief and what it is about.</summary>
    public static string HeadLeft(Masthead masthead)
    {
        ArgumentNullException.ThrowIfNull(masthead);
        return $"{masthead.Kind} · {(masthead.Within.Length > 0 ? $"{masthead.SubjectName}, {masthead.Within}" : masthead.SubjectName)}";
    }

    /// <summary>The same at the right: its days, with the week where it is about one.</summary>
    public static string HeadRight(Masthead masthead)
    {
        ArgumentNullException.ThrowIfNull(masthead);
        return masthead.Week is { } week ? $"{week} · {masthead.Days}" : masthead.Days;
    }

    /// <summary>The foot of every page, at the left: who publishes the brief, and how new its data are.</summary>
    public static string Foot(Brief brief)
    {
        ArgumentNullException.ThrowIfNull(brief);
        return brief.Look.Publisher.Length > 0 ? $"{brief.Look.Publisher} · {AsOf(brief.Masthead)}" : AsOf(brief.Masthead);
    }

    /// <summary>How new the data of a brief are.</summary>
    public static string AsOf(Masthead masthead)
    {
        ArgumentNullException.ThrowIfNull(masthead);
        return masthead.DataAsOf is { } at ? $"Data as of {Dates.Moment(at)}" : "No data recorded";
    }

    /// <summary>The logo of a look, for readers who do not see it.</summary>
    public static string Logo(BriefLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        return look.Publisher.Length > 0 ? $"Logo of {look.Publisher}" : "Logo";
    }

    /// <summary>The name of one panel of a trend, with its mean where it has one.</summary>
    public static Prose Panel(TrendPanel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        var title = Prose.Words(panel.Title);
        return panel.Mean is null ? title : Prose.Of($"{title} · mean {panel.Mean} a {Prose.Words(panel.Points[0].Step.Unit == Step.Month ? "month" : "week")}");
    }

    /// <summary>The small bars of a cell, for readers who do not see them.</summary>
    /// <param name="title">The title of their column.</param>
    /// <param name="values">Their numbers, the oldest first.</param>
    public static string Trend(string title, ImmutableArray<long> values) =>
        $"{title}, the oldest first: {string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)))}";
}
