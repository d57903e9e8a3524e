using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Text;
using Reporting.Connection;

namespace Reporting.Commands;

/// <summary>Writes the reference of all commands as Markdown, from their own definitions.</summary>
internal static class Reference
{
    public static string Of(Command root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var text = new StringBuilder();
        text.Append("# Command line\n\n");
        text.Append("This page is made from the commands' own definitions: `ReportClient reference > docs/cli.md`. A test compares the two.\n\n");
        text.Append(root.Description).Append("\nFrom the repository, `dotnet run --project ReportClient --` takes the place of `ReportClient`.\n\n");
        Options(text, "Options of every command", 2, GlobalOptions.All);
        foreach (var command in root.Subcommands.Where(command => !command.Hidden)) Section(text, command);
        ExitCodes(text);
        Variables(text);
        return text.ToString();
    }

    private static void Section(StringBuilder text, Command command)
    {
        if (command is ReportCommand || command.Subcommands.Count == 0) Own(text, command);
        foreach (var sub in command.Subcommands) Section(text, sub);
    }

    private static void Own(StringBuilder text, Command command)
    {
        var path = ParseProblem.Path(command)[(CommandLine.Program.Length + 1)..];
        text.Append(CultureInfo.InvariantCulture, $"## `{path}{string.Concat(command.Arguments.Select(argument => " " + argument.Name))}`\n\n{command.Description}\n\n");
        if (command is ReportCommand { Examples.Count: > 0 } report)
            text.Append("```\n").AppendJoin('\n', report.Examples.Select(example => $"{CommandLine.Program} {example}")).Append("\n```\n\n");
        foreach (var argument in command.Arguments) text.Append(CultureInfo.InvariantCulture, $"- `{argument.Name}`: {argument.Description}\n");
        if (command.Arguments.Count > 0) text.Append('\n');
        Options(text, null, 3, command.Options);
    }

    private static void Options(StringBuilder text, string? title, int level, IEnumerable<Option> options)
    {
        var shown = options.Where(option => !option.Hidden && option is not HelpOption and not VersionOption).ToList();
        if (shown.Count == 0) return;
        if (title is not null) text.Append('#', level).Append(' ').Append(title).Append("\n\n");
        text.Append("| option | meaning |\n| --- | --- |\n");
        foreach (var option in shown)
        {
            var names = string.Join(", ", ((string[])[option.Name, .. option.Aliases]).Distinct().Select(name => $"`{name}{(option.HelpName is null ? "" : " " + option.HelpName)}`"));
            text.Append(CultureInfo.InvariantCulture, $"| {names} | {option.Description}{(option.Required ? " Required." : "")} |\n");
        }
        text.Append('\n');
    }

    private static void ExitCodes(StringBuilder text)
    {
        text.Append("## Exit codes\n\n| code | meaning |\n| --- | --- |\n");
        foreach (var (code, meaning) in ExitCode.All) text.Append(CultureInfo.InvariantCulture, $"| {code} | {meaning} |\n");
        text.Append('\n');
    }

    private static void Variables(StringBuilder text)
    {
        text.Append("## Environment variables\n\n| variable | meaning |\n| --- | --- |\n");
        text.Append(CultureInfo.InvariantCulture, $"| `{GlobalOptions.StoreVariable}` | The store where `--store` does not name one. |\n");
        text.Append(CultureInfo.InvariantCulture, $"| `{Credentials.Variable}` | The key by which a cluster knows you, where `--key-file` names none. |\n");
        text.Append(CultureInfo.InvariantCulture, $"| `{Credentials.FileVariable}` | The file of that key, where neither `--key-file` nor `{Credentials.Variable}` gives one. |\n");
        text.Append(CultureInfo.InvariantCulture, $"| `{TlsVariables.Certificate}` | The certificate that a cluster with TLS is shown, PEM or PKCS#12; only in a build with TLS ([operations](operations.md#tls)). |\n");
        text.Append(CultureInfo.InvariantCulture, $"| `{TlsVariables.Key}` | Its private key, PEM, where it stands in a file of its own. |\n");
        text.Append(CultureInfo.InvariantCulture, $"| `{TlsVariables.Authority}` | The authority, PEM: only silos with its certificates are asked. |\n");
        text.Append(CultureInfo.InvariantCulture, $"| `{TlsVariables.Password}` | What the private key is encrypted with. |\n");
        text.Append(CultureInfo.InvariantCulture, $"| `{MailOptions.ServerVariable}` | The mail server of `brief schedule run` where `--smtp` names none. |\n");
        text.Append(CultureInfo.InvariantCulture, $"| `{MailOptions.TlsVariable}` | How the connection to it is encrypted where `--smtp-tls` does not say. |\n");
        text.Append(CultureInfo.InvariantCulture, $"| `{MailOptions.FromVariable}` | Whom mail is from where `--mail-from` does not say. |\n");
        text.Append(CultureInfo.InvariantCulture, $"| `{MailOptions.UserVariable}` | Who logs in to the mail server; none where it asks for nobody. |\n");
        text.Append(CultureInfo.InvariantCulture, $"| `{MailOptions.PasswordVariable}` | The password of that user. |\n");
        text.Append(CultureInfo.InvariantCulture, $"| `{MailOptions.PasswordFileVariable}` | The file of that password, where `{MailOptions.PasswordVariable}` does not hold it. |\n");
        text.Append(CultureInfo.InvariantCulture, $"| `{LogLevels.Variable}` | What Orleans logs to stderr: `trace` to `critical`. Default: nothing. |\n");
        text.Append(CultureInfo.InvariantCulture, $"| `{Problems.DebugVariable}` | Any value: failures are shown with their stack trace. |\n");
    }
}
