using System.Text;

namespace Reporting.Generate;

/// <summary>A made-up name or a code, ready to be written.</summary>
/// <remarks>Holds none of the signs that CSV, JSON or a cell of several entries must escape.</remarks>
internal sealed class Name(string text)
{
    public string Text { get; } = text;

    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(text);

    public static Name[] Each(params string[] texts) => Array.ConvertAll(texts, text => new Name(text));
}
