using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Reporting.Tallies;

namespace Reporting.Briefs;

/// <summary>What a run of text is.</summary>
public enum RunKind
{
    /// <summary>The brief's own words. They hold no digit: a number is a figure.</summary>
    Words = 0,
    /// <summary>A number that is registered in the <see cref="FigureBook"/>, as printed.</summary>
    Figure = 1,
    /// <summary>A day, week or span of days.</summary>
    Date = 2,
    /// <summary>The name of a place, group, item or outlet, as sources write it.</summary>
    Name = 3,
    /// <summary>A source's own words.</summary>
    Quote = 4,
}

/// <summary>A run of text of one kind.</summary>
/// <param name="Text">The text as printed.</param>
/// <param name="Kind">What it is.</param>
/// <param name="FigureId">The id of the figure; null for other kinds.</param>
/// <param name="Url">Where it leads; null where it leads nowhere.</param>
/// <param name="Section">The section of the brief to which it leads; null where it leads to none.</param>
public sealed record Run(string Text, RunKind Kind = RunKind.Words, string? FigureId = null, string? Url = null, string? Section = null)
{
    /// <summary>Where it leads, in one text: an address, or <c>#places</c>; null where it leads nowhere.</summary>
    internal string? Target => Url ?? (Section is null ? null : "#" + Section);
}

/// <summary>Finished text, in runs. Written as an interpolated string: <c>Prose.Of($"{figure} incidents in {name}")</c>.</summary>
/// <remarks>Immutable. A hole takes a <see cref="PrintedFigure"/>, a day, a week, a name (string), or prose.</remarks>
public sealed record Prose(ImmutableArray<Run> Runs)
{
    /// <summary>No text.</summary>
    public static Prose Empty { get; } = new([]);

    /// <summary>True where there is no text.</summary>
    public bool IsEmpty => Runs.IsEmpty;

    /// <summary>The text of an interpolated string.</summary>
    public static Prose Of(ProseHandler handler) => new(handler.Runs());

    /// <summary>The brief's own words.</summary>
    public static Prose Words(string words) => new([new Run(words)]);

    /// <summary>A name as sources write it.</summary>
    public static Prose Name(string name) => new([new Run(name, RunKind.Name)]);

    /// <summary>A source's own words.</summary>
    public static Prose Quote(string text) => new([new Run(text, RunKind.Quote)]);

    /// <summary>Several texts with words between them.</summary>
    public static Prose Join(string between, IEnumerable<Prose> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var runs = ImmutableArray.CreateBuilder<Run>();
        foreach (var part in parts)
        {
            if (runs.Count > 0) runs.Add(new Run(between));
            runs.AddRange(part.Runs);
        }
        return new Prose(runs.DrainToImmutable());
    }

    /// <summary>Several texts as a list in a sentence: "a, b and c".</summary>
    public static Prose List(IReadOnlyList<Prose> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts.Count < 2 ? Join("", parts) : Of($"{Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}");
    }

    /// <summary>A number on its own.</summary>
    public static implicit operator Prose(PrintedFigure figure) => Of($"{figure}");

    /// <summary>One text after the other.</summary>
    public static Prose operator +(Prose left, Prose right) => new([.. left.Runs, .. right.Runs]);

    /// <summary>The text without its kinds.</summary>
    public override string ToString() => string.Concat(Runs.Select(run => run.Text));
}

/// <summary>Gathers the runs of an interpolated string.</summary>
[InterpolatedStringHandler]
public readonly ref struct ProseHandler
{
    private readonly ImmutableArray<Run>.Builder _runs;

    /// <summary>Begins a text.</summary>
    public ProseHandler(int literalLength, int formattedCount) => _runs = ImmutableArray.CreateBuilder<Run>(1 + 2 * formattedCount + literalLength / 1024);

    /// <summary>The brief's own words.</summary>
    public void AppendLiteral(string words) => _runs.Add(new Run(words));

    /// <summary>A number.</summary>
    public void AppendFormatted(PrintedFigure figure) => _runs.Add(new Run(figure.Text, RunKind.Figure, figure.Id));

    /// <summary>A day: <c>3 June 2012</c>.</summary>
    public void AppendFormatted(DateOnly day) => _runs.Add(new Run(Dates.Day(day), RunKind.Date));

    /// <summary>A span of days: <c>28 May - 3 June 2012</c> with an en dash.</summary>
    public void AppendFormatted(Period period) => _runs.Add(new Run(Dates.Span(period.Since!.Value, period.Until!.Value), RunKind.Date));

    /// <summary>A week: <c>2012-W22</c>.</summary>
    public void AppendFormatted(Week week) => _runs.Add(new Run(week.ToString(), RunKind.Date));

    /// <summary>A week or month: <c>2012-W22</c>, <c>2012-06</c>.</summary>
    public void AppendFormatted(TimeStep step) => _runs.Add(new Run(step.Name, RunKind.Date));

    /// <summary>A moment: <c>4 June 2012, 06:00 UTC</c>.</summary>
    public void AppendFormatted(DateTimeOffset moment) => _runs.Add(new Run(Dates.Moment(moment), RunKind.Date));

    /// <summary>A name.</summary>
    public void AppendFormatted(string name) => _runs.Add(new Run(name, RunKind.Name));

    /// <summary>Other prose.</summary>
    public void AppendFormatted(Prose prose)
    {
        ArgumentNullException.ThrowIfNull(prose);
        _runs.AddRange(prose.Runs);
    }

    internal ImmutableArray<Run> Runs() => _runs.DrainToImmutable();
}
