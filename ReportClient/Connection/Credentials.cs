using System.CommandLine;
using Reporting.Commands;

namespace Reporting.Connection;

/// <summary>The key by which a cluster knows who asks.</summary>
/// <remarks>Never an argument: every user of a machine sees those in the list of processes.</remarks>
/// <param name="key">The key.</param>
internal sealed class Credentials(string key)
{
    /// <summary>The variable that holds the key itself.</summary>
    public const string Variable = "REPORTING_KEY";

    /// <summary>The variable that names the key's file where neither option nor <see cref="Variable"/> does.</summary>
    public const string FileVariable = "REPORTING_KEY_FILE";

    private const int MostCharacters = 128;

    /// <summary>The key. Never printed.</summary>
    public string Key { get; } = key;

    /// <summary>The key that was named: by the option first, then <see cref="Variable"/>, then <see cref="FileVariable"/>; null where nothing names one.</summary>
    /// <exception cref="Problem">The file cannot be read, or what was named can be no key.</exception>
    public static Credentials? Read(ParseResult parsed, CommandContext context)
    {
        if (parsed.GetValue(GlobalOptions.KeyFile) is { } file) return OfFile(context.FullPath(file), "--key-file");
        if (context.Variable(Variable) is { Length: > 0 } key) return Of(key, Variable);
        return context.Variable(FileVariable) is { Length: > 0 } named ? OfFile(context.FullPath(named), FileVariable) : null;
    }

    /// <summary>Says nothing of the key.</summary>
    public override string ToString() => "a key";

    private static Credentials OfFile(string file, string namedBy)
    {
        var where = $"{namedBy} {Problem.Clean(file)}";
        try
        {
            using var text = new StreamReader(file);
            // A device or the wrong file may have no end.
            var buffer = new char[MostCharacters * 2];
            return Of(new string(buffer, 0, text.ReadBlock(buffer)), where);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new Problem(ExitCode.InputUnreadable, "The key's file cannot be read.", where, "Check that it exists, and that you may read it.", error);
        }
    }

    private static Credentials Of(string text, string where)
    {
        var key = text.Trim();
        return key.Length is > 0 and <= MostCharacters && !key.Any(character => char.IsControl(character) || char.IsWhiteSpace(character))
            ? new Credentials(key)
            : throw Problem.Usage("This holds no key.", where, "Put in what 'Silo key add' printed, one line that begins with rpk_, and nothing else.");
    }
}
