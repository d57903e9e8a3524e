using System.Globalization;

namespace Reporting.Output;

/// <summary>Times as scripts read them.</summary>
internal static class TimeText
{
    /// <summary>ISO 8601 in UTC with milliseconds, <c>2012-06-04T10:00:00.000Z</c>; null for none.</summary>
    public static string? Of(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A day, <c>2012-06-03</c>; null for none.</summary>
    public static string? Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
