using System.Globalization;

namespace Reporting.Output;

/// <summary>Finds how wide tables may be.</summary>
internal static class TerminalSize
{
    /// <summary>COLUMNS where it is set; else the terminal's width; else <see cref="Screen.PipeWidth"/>.</summary>
    public static int Width(bool redirected)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0) return columns;
        if (redirected) return Screen.PipeWidth;
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : Screen.PipeWidth;
        }
        catch (IOException)
        {
            return Screen.PipeWidth;
        }
    }
}
