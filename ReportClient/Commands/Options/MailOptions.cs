using System.CommandLine;
using System.Globalization;
using System.Net;
using MailKit.Security;
using Reporting.Schedules;
using Reporting.Schedules.Mail;

namespace Reporting.Commands;

/// <summary>The options and variables that say by which server mail is sent.</summary>
/// <remarks>The password is never an argument: every user of a machine sees those in the list of processes.</remarks>
internal sealed class MailOptions
{
    /// <summary>The variable that names the server where the option does not.</summary>
    public const string ServerVariable = "REPORTING_SMTP";

    /// <summary>The variable that says how the connection is encrypted where the option does not.</summary>
    public const string TlsVariable = "REPORTING_SMTP_TLS";

    /// <summary>The variable that names who logs in.</summary>
    public const string UserVariable = "REPORTING_SMTP_USER";

    /// <summary>The variable that holds the password.</summary>
    public const string PasswordVariable = "REPORTING_SMTP_PASSWORD";

    /// <summary>The variable that names the file of the password.</summary>
    public const string PasswordFileVariable = "REPORTING_SMTP_PASSWORD_FILE";

    /// <summary>The variable that says whom mail is from where the option does not.</summary>
    public const string FromVariable = "REPORTING_MAIL_FROM";

    private const int MostCharacters = 1000;

    private readonly Option<string?> _server = new("--smtp") { Description = $"The server by which mail is sent; without one, only schedules that go to folders are worked on. The port is 587 unless named, 465 with tls, 25 with none. Default: {ServerVariable}.", HelpName = "HOST[:PORT]" };
    private readonly Option<string?> _tls = new("--smtp-tls") { Description = $"How the connection to it is encrypted: starttls, tls (from the beginning) or none (no password is then sent, unless the server is this machine). Default: {TlsVariable}, or starttls.", HelpName = "HOW" };
    private readonly Option<string?> _from = new("--mail-from") { Description = $"Whom mail is from. Default: {FromVariable}.", HelpName = "ADDRESS" };

    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        foreach (var option in (Option[])[_server, _tls, _from]) command.Add(option);
    }

    /// <summary>The settings; null where no server is named.</summary>
    /// <exception cref="Problem">They cannot be used.</exception>
    public MailSettings? Read(ParseResult parsed, CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(context);
        if (Given(parsed, _server, context, ServerVariable) is not (var server, var where)) return null;
        var (host, port) = Server(server, where);
        var encryption = Encryption(Given(parsed, _tls, context, TlsVariable));
        var from = Given(parsed, _from, context, FromVariable) is (var address, var whence)
            ? Schedule.IsAddress(address) ? address : throw Problem.Usage($"{Problem.Quote(address)} is no address.", whence, "Write an address without a name, as in --mail-from desk@example.org.")
            : throw Problem.Usage("Mail has to be from somebody.", where, $"Add --mail-from ADDRESS, or set {FromVariable}.");
        var (user, password) = (Set(context, UserVariable), Password(context));
        if (password is not null && user is null) throw Problem.Usage("There is a password, and nobody to log in.", PasswordVariable, $"Set {UserVariable} as well, or neither.");
        if (user is not null && encryption == SecureSocketOptions.None && !IsHere(host))
            throw Problem.Usage("A password is not sent in the clear.", "--smtp-tls none", $"Use starttls or tls, or unset {UserVariable} for a server that asks for no password.");
        return new MailSettings { Host = host, Port = port, Encryption = encryption, User = user, Password = password, From = from };
    }

    private static (string Host, int Port) Server(string text, string where)
    {
        var (host, port) = (text, 0);
        var colon = text.LastIndexOf(':');
        if (colon >= 0 && !text.EndsWith(']'))
        {
            host = text[..colon];
            if (!int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535) host = "";
        }
        host = host.TrimStart('[').TrimEnd(']');
        return Uri.CheckHostName(host) != UriHostNameType.Unknown ? (host, port) : throw Problem.Usage($"{Problem.Quote(text)} is no server.", where, "Write host and port, as in --smtp mail.example.org:587.");
    }

    private static SecureSocketOptions Encryption((string Text, string Where)? given) => given?.Text.ToLowerInvariant() switch
    {
        null or "starttls" => SecureSocketOptions.StartTls,
        "tls" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        _ => throw Problem.Usage($"{Problem.Quote(given!.Value.Text)} is no way to encrypt.", given.Value.Where, "Use one of starttls, tls, none."),
    };

    private static string? Password(CommandContext context)
    {
        if (context.Variable(PasswordVariable) is { Length: > 0 } password) return password;
        if (Set(context, PasswordFileVariable) is not { } file) return null;
        try
        {
            using var text = new StreamReader(context.FullPath(file));
            var buffer = new char[MostCharacters];
            return new string(buffer, 0, text.ReadBlock(buffer)).TrimEnd('\r', '\n');
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new Problem(ExitCode.InputUnreadable, "The password's file cannot be read.", $"{PasswordFileVariable} {Problem.Clean(file)}", "Check that it exists, and that you may read it.", failure);
        }
    }

    private static bool IsHere(string host) => host == "localhost" || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);

    private static (string Text, string Where)? Given(ParseResult parsed, Option<string?> option, CommandContext context, string variable) =>
        parsed.GetValue(option) is { } typed ? (typed.Trim(), option.Name) : Set(context, variable) is { } set ? (set, variable) : null;

    private static string? Set(CommandContext context, string variable) => context.Variable(variable) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
