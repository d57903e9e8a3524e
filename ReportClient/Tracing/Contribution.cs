namespace Reporting.Tracing;

/// <summary>What one incident adds to a figure.</summary>
/// <remarks><c>default</c> is nothing: the incident does not lie behind the figure. Not reported is not nothing, and not zero.</remarks>
/// <param name="LiesBehind">Whether the incident counts for the figure at all, if only as one that does not report it.</param>
/// <param name="Number">The number that it adds, an asserted 0 among them; null where it has none.</param>
/// <param name="HasWord">Whether it has a word ("several") for the figure or a part of it.</param>
/// <param name="IsOpen">Whether it has a best figure and leaves this end open.</param>
/// <param name="Key">What it is counted as, where different things are counted: a province, outlets; null for numbers.</param>
public readonly record struct Contribution(bool LiesBehind, long? Number, bool HasWord = false, bool IsOpen = false, string? Key = null)
{
    /// <summary>Nothing.</summary>
    public static Contribution None => default;

    /// <summary>So many of what is counted; nothing where that is 0.</summary>
    public static Contribution Times(long count) => count == 0 ? None : new Contribution(true, count);

    /// <summary>In words: <c>8</c>, <c>a word</c>, <c>not reported</c>, <c>end left open</c>, <c>nothing</c>.</summary>
    public override string ToString() => this switch
    {
        { LiesBehind: false } => "nothing",
        { Key: { } key } => key,
        { Number: { } number, HasWord: true } => Text(number) + " and a word",
        { Number: { } number } => Text(number),
        { HasWord: true } => "a word",
        { IsOpen: true } => "end left open",
        _ => "not reported",
    };

    private static string Text(long number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
