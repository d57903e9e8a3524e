using System.Globalization;
using System.Text;
using Reporting.Looks;
using Reporting.Pdf.Fonts;
using SkiaSharp;

namespace Reporting.Html;

/// <summary>Writes HTML and SVG. Every text and every value is escaped, since names and summaries of sources can hold anything.</summary>
/// <remarks>As on paper, control characters become spaces, and marks that are not seen or turn the direction of a text around are left out. Mutable; for one thread.</remarks>
internal sealed class MarkupText(LookColors? colors = null)
{
    private readonly StringBuilder _text = new();

    /// <summary>Begins an element.</summary>
    public MarkupText Open(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Tag(tag, attributes);
        _text.Append('>');
        return this;
    }

    /// <summary>Ends an element.</summary>
    public MarkupText Close(string tag)
    {
        _text.Append("</").Append(tag).Append('>');
        return this;
    }

    /// <summary>An element of SVG without content.</summary>
    public MarkupText Shape(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Tag(tag, attributes);
        _text.Append("/>");
        return this;
    }

    /// <summary>An element that holds a text.</summary>
    public MarkupText Element(string tag, string text, params ReadOnlySpan<(string Name, string Value)> attributes) => Open(tag, attributes).Text(text).Close(tag);

    /// <summary>A text.</summary>
    public MarkupText Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var rune in Legible.Printable(text).EnumerateRunes()) Escape(rune);
        return this;
    }

    /// <summary>A line break between elements, where it is no space that is seen.</summary>
    public MarkupText Line()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>Markup of this program's own, as it is: nothing of a source.</summary>
    public MarkupText Own(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public override string ToString() => _text.ToString();

    /// <summary>A length or place, two decimals at most.</summary>
    public static string Number(double number) => Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The colour that the brief's look puts in the place of one of the product's own.</summary>
    public string Tone(SKColor own) => Color((colors ?? LookColors.Own).Of(own));

    /// <summary>A colour as it is.</summary>
    public static string Color(SKColor color) => string.Create(CultureInfo.InvariantCulture, $"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}");

    private void Tag(string tag, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _text.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            _text.Append(' ').Append(name).Append("=\"");
            Text(value);
            _text.Append('"');
        }
    }

    // What is left of half a character, and what XML does not know, becomes the sign for it.
    private void Escape(Rune rune) => _ = rune.Value switch
    {
        '<' => _text.Append("&lt;"),
        '>' => _text.Append("&gt;"),
        '&' => _text.Append("&amp;"),
        '"' => _text.Append("&quot;"),
        '\'' => _text.Append("&#39;"),
        0xFFFE or 0xFFFF => _text.Append('\uFFFD'),
        _ => _text.Append(rune.ToString()),
    };
}
