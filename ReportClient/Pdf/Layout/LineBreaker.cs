using Reporting.Pdf.Fonts;

namespace Reporting.Pdf.Layout;

/// <summary>Puts words on lines, the next line as soon as a word does not fit.</summary>
internal sealed class LineBreaker(float width, Func<Stretch, TextStyle, float> measure)
{
    private readonly List<TextLine> _lines = [];
    private readonly List<(Stretch Text, TextStyle Style, string? Url)> _line = [];
    private readonly List<(Stretch Text, TextStyle Style, string? Url)> _word = [];
    private float _lineWidth;
    private float _wordWidth;
    private TextStyle? _last;

    public void Add(Stretch stretch, TextStyle style, string? url)
    {
        _last = style;
        if (stretch.Shaper is not null && measure(stretch, style) <= width)
        {
            Grow(stretch, style, url);
            return;
        }
        var start = 0;
        for (var i = 0; i <= stretch.Text.Length; i++)
        {
            if (i < stretch.Text.Length && stretch.Text[i] != ' ') continue;
            if (i > start) Grow(stretch with { Text = stretch.Text[start..i] }, style, url);
            if (i < stretch.Text.Length) EndWord(stretch, style, url);
            start = i + 1;
        }
    }

    public TextLines Finish()
    {
        PlaceWord();
        EndLine();
        return new TextLines(_lines, _lines.Sum(line => line.Height));
    }

    private void Grow(Stretch stretch, TextStyle style, string? url)
    {
        var wide = measure(stretch, style);
        while (_wordWidth + wide > width && stretch.Text.Length > 1)
        {
            var fits = Fitting(stretch, style, width - _wordWidth);
            if (fits == 0 && _word.Count > 0)
            {
                PlaceWord();
                continue;
            }
            var part = stretch with { Text = stretch.Text[..Math.Max(1, fits)] };
            Push(_word, part, style, url);
            _wordWidth += measure(part, style);
            PlaceWord();
            EndLine();
            stretch = stretch with { Text = stretch.Text[part.Text.Length..] };
            wide = measure(stretch, style);
        }
        Push(_word, stretch, style, url);
        _wordWidth += wide;
    }

    private int Fitting(Stretch stretch, TextStyle style, float room)
    {
        var count = stretch.Text.Length - 1;
        while (count > 0 && (measure(stretch with { Text = stretch.Text[..count] }, style) > room || char.IsLowSurrogate(stretch.Text[count]))) count--;
        return count;
    }

    private void EndWord(Stretch stretch, TextStyle style, string? url)
    {
        PlaceWord();
        if (_line.Count == 0) return;
        var space = stretch with { Text = " " };
        Push(_line, space, style, url);
        _lineWidth += measure(space, style);
    }

    private void PlaceWord()
    {
        if (_word.Count == 0) return;
        if (_line.Count > 0 && _lineWidth + _wordWidth > width + 0.01f) EndLine();
        foreach (var (text, style, url) in _word) Push(_line, text, style, url);
        _lineWidth += _wordWidth;
        _word.Clear();
        _wordWidth = 0;
    }

    private void EndLine()
    {
        if (_line.Count == 0) return;
        var hasSpace = TrimEnd();
        var placed = new List<PlacedStretch>();
        var x = 0f;
        foreach (var (text, style, url) in _line)
        {
            var wide = measure(text, style);
            placed.Add(new PlacedStretch(text, style, url, x, wide));
            x += wide;
        }
        if (hasSpace && placed.Count > 0 && placed[^1] is { Text.Shaper: null } last) placed[^1] = last with { Text = last.Text with { Text = last.Text.Text + " " } };
        _lines.Add(new TextLine(placed, x, placed.Count == 0 ? _last!.LineHeight : placed.Max(stretch => stretch.Style.LineHeight)));
        _line.Clear();
        _lineWidth = 0;
    }

    // The space at the end of a line takes no room. It is drawn all the same: to whoever reads the file, words are two by the space between them.
    private bool TrimEnd()
    {
        var trimmed = false;
        for (; _line.Count > 0 && string.IsNullOrWhiteSpace(_line[^1].Text.Text); trimmed = true) _line.RemoveAt(_line.Count - 1);
        if (_line.Count == 0 || _line[^1].Text is not { Shaper: null } last || !last.Text.EndsWith(' ')) return trimmed;
        _line[^1] = _line[^1] with { Text = last with { Text = last.Text.TrimEnd(' ') } };
        return true;
    }

    // Neighbours in one style become one stretch, so that a line is few drawing steps and its spaces stay spaces.
    private static void Push(List<(Stretch Text, TextStyle Style, string? Url)> target, Stretch stretch, TextStyle style, string? url)
    {
        if (target.Count > 0 && target[^1] is var (last, lastStyle, lastUrl) && lastStyle == style && lastUrl == url
            && last.Shaper is null && stretch.Shaper is null && last.Face == stretch.Face)
            target[^1] = (last with { Text = last.Text + stretch.Text }, style, url);
        else target.Add((stretch, style, url));
    }
}
