namespace Reporting.Access;

/// <summary>A key as the file keeps it: who holds it and what it is known by, not the key.</summary>
/// <param name="Name">Who holds it; the ledger keeps this name beside what is recorded with the key.</param>
/// <param name="Role">What its holder may do.</param>
/// <param name="Hash">The key's SHA-256.</param>
/// <param name="Added">When it was made, UTC.</param>
internal sealed record KnownKey(string Name, Role Role, byte[] Hash, DateTimeOffset Added)
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 64;

    /// <summary>Whether a text can be a key's name: 1 to 64 letters, digits, spaces and <c>. _ - @</c>, with no space at an end.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= LongestName && text.Trim().Length == text.Length
        && text.All(character => char.IsLetterOrDigit(character) || character is ' ' or '.' or '_' or '-' or '@');
}
