using System.Buffers;
using System.Globalization;
using Reporting.Names;

namespace Reporting.Import;

/// <summary>What is wrong with a row.</summary>
internal sealed record Fault(RejectReason Reason, string Field, string Value, string Message);

/// <summary>Reads values and remembers the first that is at fault, so that one bad value neither throws nor hides behind a later one.</summary>
/// <remarks>After a fault each method still returns something, which must not be used: look at <see cref="Fault"/> first.</remarks>
internal sealed class RowCheck
{
    /// <summary>The first and last year of accepted dates: wide enough for any data set, narrow enough for calendar arithmetic.</summary>
    public const int FirstYear = 1800, LastYear = 2199;

    /// <summary>The largest number accepted, so that no sum can overflow.</summary>
    public const long LargestNumber = 1_000_000_000;

    private static readonly SearchValues<char> TimeCharacters = SearchValues.Create("0123456789:.Z");

    private const int LongestValueKept = 200;

    /// <summary>The first fault; null while there is none.</summary>
    public Fault? Fault { get; private set; }

    public bool Failed => Fault is not null;

    public void Clear() => Fault = null;

    public void Fail(RejectReason reason, FieldPath field, ReadOnlySpan<char> value, string message) =>
        Fault ??= new Fault(reason, field.ToString(), Shorten(value), message);

    public void Set(Fault fault) => Fault ??= fault;

    /// <summary>A value as it can be shown: what is long is cut and its length said.</summary>
    public static string Shorten(ReadOnlySpan<char> value) => value.Length <= LongestValueKept
        ? value.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{value[..LongestValueKept]}... ({value.Length} characters)");

    /// <summary>Reads <c>yyyy-MM-dd</c>; with <paramref name="allowTime"/> a time of day may follow and is ignored.</summary>
    public DateOnly Date(FieldPath field, ReadOnlySpan<char> text, bool allowTime = false)
    {
        var trimmed = text.Trim();
        if (trimmed.IsEmpty)
        {
            Fail(RejectReason.MissingValue, field, text, "The date is not given; write it as 2021-08-26.");
            return default;
        }
        if (trimmed.Length < 10 || trimmed[4] != '-' || trimmed[7] != '-' || trimmed.Length > 10 && !(allowTime && IsTime(trimmed[10..]))
            || !TryDigits(trimmed[..4], out var year) || !TryDigits(trimmed[5..7], out var month) || !TryDigits(trimmed[8..10], out var day))
        {
            Fail(RejectReason.BadDate, field, text, "This is not a date; write it as 2021-08-26.");
            return default;
        }
        if (year is < FirstYear or > LastYear)
            Fail(RejectReason.BadDate, field, text, $"Years from {FirstYear} to {LastYear} are accepted.");
        else if (month is < 1 or > 12)
            Fail(RejectReason.BadDate, field, text, $"There is no month {month}.");
        else if (day < 1 || day > DateTime.DaysInMonth(year, month))
            Fail(RejectReason.BadDate, field, text, string.Create(CultureInfo.InvariantCulture, $"{new DateOnly(year, month, 1):MMMM yyyy} has {DateTime.DaysInMonth(year, month)} days."));
        else
            return new DateOnly(year, month, day);
        return default;
    }

    /// <summary>Checks that a span does not end before it starts.</summary>
    public void Span(FieldPath field, DateOnly start, DateOnly end, ReadOnlySpan<char> endText)
    {
        if (!Failed && end < start)
            Fail(RejectReason.EndBeforeStart, field, endText, $"The last day lies before the first, {start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.");
    }

    /// <summary>Reads a count, whole and not negative.</summary>
    public long Count(FieldPath field, ReadOnlySpan<char> text)
    {
        var trimmed = text.Trim();
        long number = 0;
        foreach (var c in trimmed)
        {
            if (!char.IsAsciiDigit(c) || number > LargestNumber)
            {
                FailCount(field, text, trimmed);
                return 0;
            }
            number = number * 10 + (c - '0');
        }
        if (trimmed.IsEmpty) Fail(RejectReason.MissingValue, field, text, "A number is needed here.");
        else if (number > LargestNumber) FailCount(field, text, trimmed);
        return Failed ? 0 : number;
    }

    /// <summary>Checks a count that was read elsewhere.</summary>
    public long Count(FieldPath field, long number)
    {
        if (number is >= 0 and <= LargestNumber) return number;
        var text = number.ToString(CultureInfo.InvariantCulture);
        FailCount(field, text, text);
        return 0;
    }

    /// <summary>Reads degrees.</summary>
    public double Degrees(FieldPath field, ReadOnlySpan<char> text, double limit)
    {
        if (ShortDecimal.TryRead(text, out var read)) return Degrees(field, read, limit);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) || !double.IsFinite(degrees))
        {
            Fail(RejectReason.NotANumber, field, text, "This is not a number of degrees; write it as 34.56.");
            return 0;
        }
        return Degrees(field, degrees, limit);
    }

    /// <summary>Checks degrees that were read elsewhere.</summary>
    public double Degrees(FieldPath field, double degrees, double limit)
    {
        if (!(Math.Abs(degrees) <= limit))
            Fail(RejectReason.NumberTooLarge, field, degrees.ToString("R", CultureInfo.InvariantCulture), $"Degrees lie between -{limit} and {limit}.");
        return degrees;
    }

    /// <summary>Checks a name that places or groups are known by.</summary>
    public void Name(FieldPath field, ReadOnlySpan<char> name)
    {
        if (name.Length > NameKey.LongestName)
            Fail(RejectReason.NameTooLong, field, name, $"The name has {name.Length} characters; {NameKey.LongestName} are accepted.");
        else if (FirstControl(name, allowLines: false) is { } control)
            Fail(RejectReason.BadName, field, name, $"The name holds the control character U+{(int)control:X4}.");
        else if (NameKey.Of(name.ToString()).Length == 0)
            Fail(RejectReason.BadName, field, name, "The name has no letter or digit.");
    }

    /// <summary>Checks a text that is printed but names nothing.</summary>
    public void Text(FieldPath field, ReadOnlySpan<char> text)
    {
        if (FirstControl(text, allowLines: true) is { } control)
            Fail(RejectReason.BadText, field, text, $"The text holds the control character U+{(int)control:X4}.");
    }

    /// <summary>Says that a code is unknown, and which are known.</summary>
    public void FailCode(FieldPath field, ReadOnlySpan<char> code, string known)
    {
        if (code.Trim().IsEmpty) Fail(RejectReason.MissingValue, field, code, $"A code is needed here: {known}.");
        else Fail(RejectReason.UnknownCode, field, code, $"This code is not known; known are {known}.");
    }

    private void FailCount(FieldPath field, ReadOnlySpan<char> text, ReadOnlySpan<char> trimmed)
    {
        if (trimmed.Length > 1 && trimmed[0] == '-' && trimmed[1..].IndexOfAnyExceptInRange('0', '9') < 0)
            Fail(RejectReason.NegativeNumber, field, text, "A count of persons or pieces is never negative.");
        else if (trimmed.IndexOfAnyExceptInRange('0', '9') < 0)
            Fail(RejectReason.NumberTooLarge, field, text, $"Numbers up to {LargestNumber} are accepted.");
        else
            Fail(RejectReason.NotANumber, field, text, "This is not a whole number.");
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            number = number * 10 + (c - '0');
        }
        return true;
    }

    private static bool IsTime(ReadOnlySpan<char> text) => text[0] is ' ' or 'T' && text[1..].IndexOfAnyExcept(TimeCharacters) < 0;

    // Most texts hold none, which is told for many characters at once.
    private static char? FirstControl(ReadOnlySpan<char> text, bool allowLines)
    {
        if (text.IndexOfAnyInRange('\u0000', '\u001F') < 0 && text.IndexOfAnyInRange('\u007F', '\u009F') < 0) return null;
        foreach (var c in text)
            if (char.IsControl(c) && !(allowLines && c is '\n' or '\r' or '\t')) return c;
        return null;
    }
}
