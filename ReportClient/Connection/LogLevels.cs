using Microsoft.Extensions.Logging;

namespace Reporting.Connection;

/// <summary>What Orleans may say on standard error.</summary>
internal static class LogLevels
{
    /// <summary>The variable that names the least level: <c>trace</c> to <c>critical</c>, or <c>none</c>.</summary>
    public const string Variable = "REPORTING_LOG";

    /// <summary>The level that a text names; none where there is no text, or no such level. A user's terminal is for the command's own words.</summary>
    public static LogLevel Read(string? text) =>
        Enum.TryParse<LogLevel>(text, ignoreCase: true, out var level) && Enum.IsDefined(level) ? level : LogLevel.None;
}
