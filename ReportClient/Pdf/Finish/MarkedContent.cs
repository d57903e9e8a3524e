using System.Globalization;
using System.Text;
using Reporting.Pdf.Structure;

namespace Reporting.Pdf.Finish;

/// <summary>Makes marked content of the signs in a page's content. All that stands between no signs is an artifact: rules, grounds, heads of tables that are repeated.</summary>
internal static class MarkedContent
{
    /// <summary>Marks the content of a page.</summary>
    /// <param name="content">The steps that draw it.</param>
    /// <param name="kinds">What each content is, by its number from 1.</param>
    /// <returns>The steps with marks in place of signs, and the number of the content that each mark stands for; content of which nothing was drawn has none.</returns>
    public static (string Content, IReadOnlyList<int> Marked) Of(string content, IReadOnlyList<ElementKind> kinds)
    {
        var marked = new StringBuilder(content.Length);
        var numbers = new List<int>();
        var (at, open) = (0, (int?)null);
        foreach (var sign in ContentSign.In(content))
        {
            if (open.HasValue == sign.Number.HasValue) throw new InvalidDataException("The content of a page begins inside other content, or ends where none is.");
            Close(content.AsSpan(at, sign.Start - at));
            marked.Append(sign.State);
            (at, open) = (sign.End, sign.Number);
        }
        if (open is not null) throw new InvalidDataException("The content of a page does not end.");
        Close(content.AsSpan(at));
        return (marked.ToString(), numbers);

        void Close(ReadOnlySpan<char> steps)
        {
            if (!Draws(steps)) marked.Append(steps);
            else if (open is not { } number) marked.Append("/Artifact BMC\n").Append(steps).Append("EMC\n");
            else if (number == ContentSign.Furniture) marked.Append("/Artifact <</Type /Pagination>> BDC\n").Append(steps).Append("EMC\n");
            else
            {
                marked.Append(CultureInfo.InvariantCulture, $"/{kinds[number - 1]} <</MCID {numbers.Count}>> BDC\n").Append(steps).Append("EMC\n");
                numbers.Add(number);
            }
        }
    }

    // Whether there is any step that sets neither a colour, nor the graphics state, nor where things stand.
    private static bool Draws(ReadOnlySpan<char> steps)
    {
        while (!steps.IsEmpty)
        {
            var end = steps.IndexOf('\n');
            if (end < 0 || !(steps[..end] is [.., ' ', 'r', 'g'] or [.., ' ', 'g', 's'] or [.., ' ', 'c', 'm'])) return true;
            steps = steps[(end + 1)..];
        }
        return false;
    }
}
