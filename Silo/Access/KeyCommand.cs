using System.CommandLine;
using System.Globalization;
using Reporting.Errors;

namespace Reporting.Access;

/// <summary>'Silo key': makes, lists and removes the keys of a key file. The silos that use it follow within a second.</summary>
public static class KeyCommand
{
    /// <summary>The exit code for a key file that cannot be read or written.</summary>
    public const int KeyFileUnusable = 20;

    private const int Usage = 2;

    /// <summary>The command, by the machine's clock.</summary>
    public static Command Create() => Create(TimeProvider.System);

    internal static Command Create(TimeProvider time) => new("key", "Makes, lists and removes the keys by which silos know their clients. Exit codes: 0 done, 2 wrong usage, 20 key file unusable.")
    {
        Add(time), List(), Remove(),
    };

    private static Command Add(TimeProvider time)
    {
        var (name, file) = (Name("Whose key it is: 1 to 64 letters, digits, spaces and . _ - @. The ledger keeps it beside what is recorded with the key."), Keys());
        var role = new Option<string>("--role") { Description = "What the key allows: reader, recorder or admin; each includes the one before.", HelpName = "ROLE", Required = true };
        var command = new Command("add", "Makes a key and prints it, once: the file keeps only its hash.") { name, role, file };
        command.SetAction(parsed => Run(parsed, output =>
        {
            var (wanted, path) = (parsed.GetValue(name)!, parsed.GetValue(file)!);
            if (!KnownKey.IsName(wanted)) throw new KeyUsageException($"'{Clean(wanted)}' can be no key's name", "Give 1 to 64 letters, digits, spaces and . _ - @, without a space at either end.");
            if (RoleText.Read(parsed.GetValue(role)) is not { } allowed) throw new KeyUsageException($"'{Clean(parsed.GetValue(role)!)}' is no role", "Use one of reader, recorder, admin.");
            var known = File.Exists(path) ? KeyFile.Read(path) : [];
            if (known.FirstOrDefault(key => KeyFile.SameName(key.Name, wanted)) is { } there)
                throw new KeyUsageException($"there is a key named '{there.Name}' already", "Choose another name, or remove that key first.");
            var secret = SecretKey.New();
            var hash = new byte[SecretKey.HashLength];
            SecretKey.TryHash(secret, hash);
            KeyFile.Write(path, [.. known, new KnownKey(wanted, allowed, hash, time.GetUtcNow())]);
            output.WriteLine(secret);
        }));
        return command;
    }

    private static Command List()
    {
        var file = Keys();
        var command = new Command("list", "Lists the keys: role, when it was made, name.") { file };
        command.SetAction(parsed => Run(parsed, output =>
        {
            foreach (var key in KeyFile.Read(parsed.GetValue(file)!))
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{key.Role.Word(),-8}  {key.Added:yyyy-MM-dd HH:mm}  {key.Name}"));
        }));
        return command;
    }

    private static Command Remove()
    {
        var (name, file) = (Name("Whose key it is."), Keys());
        var command = new Command("remove", "Removes a key; whoever uses it is refused within a second.") { name, file };
        command.SetAction(parsed => Run(parsed, _ =>
        {
            var (wanted, path) = (parsed.GetValue(name)!, parsed.GetValue(file)!);
            var known = KeyFile.Read(path);
            var left = known.Where(key => !KeyFile.SameName(key.Name, wanted)).ToList();
            if (left.Count == known.Count) throw new KeyUsageException($"there is no key named '{Clean(wanted)}'", "'Silo key list' shows the names.");
            KeyFile.Write(path, left);
        }));
        return command;
    }

    private static Argument<string> Name(string description) => new("NAME") { Description = description };

    private static Option<string> Keys() => new("--keys") { Description = "The key file; 'add' makes it where it is missing.", HelpName = "FILE", Required = true };

    private static int Run(ParseResult parsed, Action<TextWriter> act)
    {
        try
        {
            act(parsed.InvocationConfiguration.Output);
            return 0;
        }
        catch (ReportingException error)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"error: {error.Message}\n  fix: {error.Advice}");
            return error is KeyUsageException ? Usage : KeyFileUnusable;
        }
    }

    private static string Clean(string text) => string.Concat(text.Take(KnownKey.LongestName).Select(character => char.IsControl(character) ? '\uFFFD' : character));

    private sealed class KeyUsageException(string what, string advice) : ReportingException($"{char.ToUpperInvariant(what[0])}{what[1..]}.", advice);
}
