using SkiaSharp;

namespace Reporting.Pdf.Structure;

/// <summary>Puts a text that is drawn stretch by stretch into an element: a stretch that leads somewhere is a link in it, one of joined letters says which they are.</summary>
/// <param name="canvas">Where it is drawn.</param>
/// <param name="element">The element; null where nothing is tagged.</param>
internal sealed class TextTags(SKCanvas canvas, Element? element) : IDisposable
{
    private Element? _link;
    private string? _address;
    private Element? _current;
    private IDisposable? _open;

    /// <summary>Says which stretch is drawn next.</summary>
    /// <param name="address">Where it leads; null where it leads nowhere.</param>
    /// <param name="letters">Its letters where they are joined; null where each glyph is one.</param>
    public void Next(string? address, string? letters)
    {
        if (element is null) return;
        if (address != _address) (_address, _link) = (address, address is null ? null : element.Add(ElementKind.Link));
        var into = _link ?? element;
        if (letters is not null) into = into.AddSpan(letters);
        if (ReferenceEquals(into, _current)) return;
        _open?.Dispose();
        (_current, _open) = (into, into.Begin(canvas));
    }

    /// <summary>Says that the stretch covers an area of the page that leads somewhere.</summary>
    public void AddLinkArea() => _link?.AddLinkArea(_address![0] == '#' ? $"Section {_address[1..]} of this brief" : _address);

    public void Dispose() => _open?.Dispose();
}
