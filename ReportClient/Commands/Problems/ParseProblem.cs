using System.CommandLine;
using System.CommandLine.Parsing;

namespace Reporting.Commands;

/// <summary>Tells what is wrong with a command line that cannot be parsed.</summary>
internal static class ParseProblem
{
    public static Problem Of(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var command = parsed.CommandResult.Command;
        var where = Path(command);
        if (MissingValue(parsed) is { } missing) return missing;
        if (parsed.UnmatchedTokens.Count > 0)
        {
            var token = parsed.UnmatchedTokens[0];
            var kind = token.StartsWith('-') ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
            var near = Nearest(token, command);
            return Problem.Usage($"{Problem.Quote(token)} is no {kind} here.", where,
                near is null ? $"'{where} --help' shows what can be given." : $"Did you mean '{near}'? '{where} --help' shows what can be given.");
        }
        var message = parsed.Errors.Count > 0 ? Problem.Clean(parsed.Errors[0].Message) : "The command line is not complete.";
        return Problem.Usage(message, where, $"'{where} --help' shows what can be given, with examples.");
    }

    /// <summary>An option without its value, also where the parser took the next option for it; null where there is none.</summary>
    public static Problem? MissingValue(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var command = parsed.CommandResult.Command;
        var known = command.Options.Concat(GlobalOptions.All).SelectMany(option => option.Aliases.Append(option.Name)).ToHashSet(StringComparer.Ordinal);
        var bare = parsed.CommandResult.Children.Concat(parsed.RootCommandResult.Children).OfType<OptionResult>()
            .FirstOrDefault(given => !given.Implicit && given.Option.Arity.MinimumNumberOfValues > 0 && (given.Tokens.Count == 0 || given.Tokens.Any(token => known.Contains(token.Value))));
        if (bare is null) return null;
        var (name, value) = (bare.Option.Name, bare.Option.HelpName ?? "VALUE");
        return Problem.Usage($"{name} needs a {(value == "NAME" ? "name" : "value")}.", Path(command), $"Write {name} {value}. '{Path(command)} --help' shows what can be given, with examples.");
    }

    /// <summary>The command as it is typed: <c>ReportClient brief weekly</c>.</summary>
    public static string Path(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        return parent is null ? command.Name : $"{Path(parent)} {command.Name}";
    }

    private static string? Nearest(string token, Command command)
    {
        var name = token.Split('=', ':')[0];
        return command.Options.Concat(GlobalOptions.All).Where(option => !option.Hidden).Select(option => option.Name)
            .Concat(command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name))
            .Select(known => (known, distance: Distance(known, name)))
            .Where(one => one.distance <= Math.Max(1, name.Length / 3))
            .OrderBy(one => one.distance).ThenBy(one => one.known, StringComparer.Ordinal)
            .Select(one => one.known)
            .FirstOrDefault();
    }

    // The number of letters to change (Levenshtein); command lines are short.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.Length];
    }
}
