namespace Reporting.Incidents;

/// <summary>How exactly the day is known (UCDP GED codebook, variable <c>date_prec</c>).</summary>
/// <remarks>The span between an incident's start and end says when it can have happened; this says why the span is as wide as it is.</remarks>
[GenerateSerializer, Alias("reporting.DatePrecision")]
public enum DatePrecision : byte
{
    /// <summary>The day is known.</summary>
    Day = 1,
    /// <summary>Known to within two to six days.</summary>
    WithinWeek = 2,
    /// <summary>Only the week is known.</summary>
    Week = 3,
    /// <summary>Only the month is known.</summary>
    Month = 4,
    /// <summary>Known to more than a month, up to a year.</summary>
    Year = 5,
}
