namespace Reporting.Briefs;

/// <summary>What of a cell a column of data holds.</summary>
public enum DataPart
{
    /// <summary>The number of a column of numbers, the text of a column of text.</summary>
    Cell,
    /// <summary>The low number of a range.</summary>
    Low,
    /// <summary>The high number of a range.</summary>
    High,
    /// <summary>The text as printed: it says what no number says, as "5 +" and ".." do.</summary>
    Printed,
    /// <summary>The first of the days that it prints.</summary>
    FirstDay,
    /// <summary>The last of the days that it prints, inclusive.</summary>
    LastDay,
}

/// <summary>A column of a file of data.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Tag">What it holds, by the Humanitarian Exchange Language: <c>#affected+killed</c>; empty where no tag says it.</param>
/// <param name="Part">What of the printed cell it holds.</param>
public sealed record DataColumn(string Title, string Tag, DataPart Part = DataPart.Cell)
{
    /// <summary>The number for which a dash is printed: 0 in a column of counts. Default: null, since a dash says that there is nothing to report.</summary>
    public decimal? Dash { get; init; }
}
