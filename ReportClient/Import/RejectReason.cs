using System.Text;

namespace Reporting.Import;

/// <summary>Why a row was rejected.</summary>
public enum RejectReason
{
    /// <summary>The row cannot be split into fields: a quote or bracket is not closed, or text follows a closing quote.</summary>
    MalformedRow,
    /// <summary>The row has fewer or more fields than the header.</summary>
    WrongFieldCount,
    /// <summary>The row is longer than <see cref="ReadRow.LongestRow"/>.</summary>
    RowTooLong,
    /// <summary>The row holds bytes that are not UTF-8.</summary>
    NotUtf8,
    /// <summary>A value that is needed is not given.</summary>
    MissingValue,
    /// <summary>The id cannot be an id.</summary>
    BadId,
    /// <summary>The id was already used in the same file, by a row that is not the same.</summary>
    RepeatedId,
    /// <summary>Not a date, or outside the years that are accepted.</summary>
    BadDate,
    /// <summary>The last day lies before the first.</summary>
    EndBeforeStart,
    /// <summary>Not a number where one is needed.</summary>
    NotANumber,
    /// <summary>A number below zero where there cannot be one.</summary>
    NegativeNumber,
    /// <summary>A number beyond what is accepted.</summary>
    NumberTooLarge,
    /// <summary>A code that the format does not know.</summary>
    UnknownCode,
    /// <summary>A name without any letter or digit, or with control characters.</summary>
    BadName,
    /// <summary>A name longer than <see cref="Names.NameKey.LongestName"/>.</summary>
    NameTooLong,
    /// <summary>A text with control characters.</summary>
    BadText,
    /// <summary>A value of another JSON kind than the format says.</summary>
    WrongKind,
    /// <summary>A member that the format does not know.</summary>
    UnknownMember,
}

/// <summary>The codes of <see cref="RejectReason"/>, as summaries and rejected files write them.</summary>
public static class RejectReasons
{
    private static readonly string[] Codes = [.. Enum.GetNames<RejectReason>().Select(Kebab)];

    /// <summary>The code: <c>bad-date</c>, <c>negative-number</c>, ...</summary>
    public static string Code(this RejectReason reason) => Codes[(int)reason];

    private static string Kebab(string name)
    {
        var code = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && code.Length > 0) code.Append('-');
            code.Append(char.ToLowerInvariant(c));
        }
        return code.ToString();
    }
}
