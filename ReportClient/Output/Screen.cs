using Spectre.Console;
using Spectre.Console.Rendering;

namespace Reporting.Output;

/// <summary>One of the two streams that a command prints on, and what is known of it.</summary>
/// <param name="writer">Where the text goes.</param>
/// <param name="width">The columns that tables may fill.</param>
/// <param name="isTerminal">Whether a person looks at it now: only then are lines redrawn.</param>
/// <param name="height">The lines that a terminal shows.</param>
internal sealed class Screen(TextWriter writer, int width, bool isTerminal, int height = 24)
{
    /// <summary>The columns where the stream does not say: wide enough that a pipe gets whole rows.</summary>
    public const int PipeWidth = 140;

    public TextWriter Writer { get; } = writer;

    public int Width { get; } = Math.Max(40, width);

    public int Height { get; } = height;

    public bool IsTerminal { get; } = isTerminal;

    public void Line(string text = "") => Writer.WriteLine(text);

    /// <summary>The plain text of a table or the like at a width; no line ends in spaces.</summary>
    public static string Render(IRenderable content, int width)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Console(text, AnsiSupport.No, width).Write(content);
        var lines = text.ToString().Split('\n').Select(line => line.TrimEnd()).ToList();
        while (lines.Count > 0 && lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        return string.Concat(lines.Select(line => line + "\n"));
    }

    /// <summary>A console that redraws, for progress and live tables on a terminal.</summary>
    public IAnsiConsole Live() => Console(Writer, AnsiSupport.Yes, Width);

    private static IAnsiConsole Console(TextWriter target, AnsiSupport ansi, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = ansi,
            ColorSystem = ansi == AnsiSupport.Yes ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = ansi == AnsiSupport.Yes ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(target),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
