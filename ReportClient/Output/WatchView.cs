using System.Globalization;

namespace Reporting.Output;

/// <summary>Shows one text after another: in place on a terminal, block after block elsewhere.</summary>
internal sealed class WatchView(Screen screen, bool redraw) : IDisposable
{
    private readonly bool _redraw = redraw && screen.IsTerminal;
    private int _lines;

    public void Show(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_redraw && _lines > 0) screen.Writer.Write(Back());
        else if (_lines > 0) screen.Line();
        screen.Writer.Write(text);
        screen.Writer.Flush();
        _lines = text.Count(character => character == '\n');
    }

    // Up to the first line of what stands there, and clear from there on; what is higher than the screen has scrolled away, so all is cleared.
    private string Back() => _lines < screen.Height ? string.Create(CultureInfo.InvariantCulture, $"\u001b[{_lines}A\u001b[0J") : "\u001b[2J\u001b[H";

    public void Dispose() => screen.Writer.Flush();
}
