using System.Text;
using Reporting.Commands;

namespace Reporting.Output;

/// <summary>Breaks words into lines.</summary>
internal static class WrappedText
{
    /// <summary>Appends words, broken at spaces. Control characters of a source never reach the terminal.</summary>
    /// <param name="text">Where they go.</param>
    /// <param name="words">The words.</param>
    /// <param name="first">What stands before the first line.</param>
    /// <param name="width">The columns of a line.</param>
    /// <param name="next">What stands before the lines after it; spaces as wide as the first by default.</param>
    public static void Append(StringBuilder text, string words, string first, int width, string? next = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(first);
        next ??= new string(' ', first.Length);
        var line = new StringBuilder(first);
        var begun = first.Length;
        foreach (var word in words.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > begun && line.Length + 1 + word.Length > width)
            {
                text.Append(line).Append('\n');
                line.Clear().Append(next);
                begun = next.Length;
            }
            if (line.Length > begun) line.Append(' ');
            line.Append(Problem.Clean(word));
        }
        text.Append(line).Append('\n');
    }
}
