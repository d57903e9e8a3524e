using System.Globalization;

namespace Reporting.Output;

/// <summary>Finds how wide tables may be, and how much of them is seen.</summary>
internal static class TerminalSize
{
    /// <summary>COLUMNS where it is set; else the terminal's width; else <see cref="Screen.PipeWidth"/>.</summary>
    public static int Width(bool redirected)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0) return columns;
        return redirected ? Screen.PipeWidth : Ask(() => Console.WindowWidth, Screen.PipeWidth);
    }

    /// <summary>The lines that the terminal shows.</summary>
    public static int Height(bool redirected) => redirected ? 24 : Ask(() => Console.WindowHeight, 24);

    // A terminal may not know.
    private static int Ask(Func<int> size, int otherwise)
    {
        try
        {
            return size() is > 0 and var known ? known : otherwise;
        }
        catch (IOException)
        {
            return otherwise;
        }
    }
}
