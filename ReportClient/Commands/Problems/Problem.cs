namespace Reporting.Commands;

/// <summary>Why a command cannot go on, in three parts for a person: what is wrong, where, and what to do.</summary>
internal sealed class Problem(int exitCode, string what, string? where, string advice, Exception? inner = null) : Exception(what, inner)
{
    /// <summary>The longest quotation of what a user or a file said, in characters.</summary>
    public const int LongestQuote = 60;

    public int ExitCode { get; } = exitCode;

    /// <summary>What is wrong, one sentence.</summary>
    public string What { get; } = what;

    /// <summary>Where: the option, the file, the line; null where it is everywhere.</summary>
    public string? Where { get; } = where;

    /// <summary>What to do, one sentence.</summary>
    public string Advice { get; } = advice;

    /// <summary>A problem with what was typed.</summary>
    public static Problem Usage(string what, string? where, string advice) => new(Commands.ExitCode.Usage, what, where, advice);

    /// <summary>Quotes a text safely: no control characters reach the terminal, and 10,000 characters do not fill it.</summary>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shown = text.Length > LongestQuote ? $"{text[..LongestQuote]}... ({text.Length} characters)" : text;
        return "'" + Clean(shown) + "'";
    }

    /// <summary>Replaces control characters, line breaks among them.</summary>
    public static string Clean(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = char.IsControl(source[i]) ? '\uFFFD' : source[i];
    });

    /// <summary>Prints the three parts.</summary>
    public void Write(TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(error);
        error.WriteLine("error: " + What);
        if (Where is not null) error.WriteLine("   in: " + Where);
        error.WriteLine("  fix: " + Advice);
    }
}
