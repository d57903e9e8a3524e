using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Reporting.Errors;

namespace Reporting.Schedules.Mail;

/// <summary>A connection to a mail server that takes mail from us.</summary>
internal sealed class MailSession : IAsyncDisposable
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(1);

    private readonly Client _client = new() { Timeout = (int)LongestStep.TotalMilliseconds };

    private MailSession()
    {
    }

    /// <summary>Connects and logs in, so that what can be wrong with that is known before anything is sent.</summary>
    /// <exception cref="MailFailedException">It cannot be done.</exception>
    public static async Task<MailSession> Open(MailSettings settings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var session = new MailSession();
        try
        {
            await session._client.ConnectAsync(settings.Host, settings.UsedPort, settings.Encryption, cancellation);
            if (settings.User is { } user) await session._client.AuthenticateAsync(user, settings.Password ?? "", cancellation);
            return session;
        }
        catch (Exception failure) when (IsOfMail(failure))
        {
            session._client.Dispose();
            throw new MailFailedException($"The mail server {settings} cannot be used: {Why(failure)}", Advice(failure), isUnsent: true, failure);
        }
        catch
        {
            session._client.Dispose();
            throw;
        }
    }

    /// <summary>Sends a mail; not to be cancelled, since nobody would know whether it was sent.</summary>
    /// <returns>The addresses that the server refused for good; it took the mail for the others.</returns>
    /// <exception cref="MailFailedException">It was not sent, or it is not known whether it was.</exception>
    public async Task<IReadOnlyList<string>> Send(MimeMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        try
        {
            await _client.SendAsync(message, CancellationToken.None);
        }
        catch (Exception failure) when (IsOfMail(failure))
        {
            // The server has answered no; anything else may have come after the mail had arrived.
            var isUnsent = failure is SmtpCommandException or ServiceNotAuthenticatedException;
            throw new MailFailedException($"The mail {(isUnsent ? "was not sent" : "may not have been sent")}: {Why(failure)}", "Check the addresses and what the server says.", isUnsent, failure);
        }
        return [.. _client.Refused];
    }

    /// <summary>Takes leave of the server, as RFC 5321 asks, where it still answers.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_client.IsConnected) await _client.DisconnectAsync(quit: true);
        }
        catch (Exception failure) when (IsOfMail(failure))
        {
            // What was sent was sent.
        }
        _client.Dispose();
    }

    private static bool IsOfMail(Exception failure) =>
        failure is ProtocolException or CommandException or AuthenticationException or SslHandshakeException or ServiceNotConnectedException or ServiceNotAuthenticatedException or NotSupportedException or IOException or SocketException or TimeoutException;

    // Of a handshake that failed MailKit tells at length what it can be, and inside what it was.
    private static string Why(Exception failure) => (failure is SslHandshakeException { InnerException: { } inner } ? inner : failure).Message.Split('\n', 2)[0].TrimEnd('\r', '.') + ".";

    private static string Advice(Exception failure) => failure switch
    {
        SslHandshakeException => "Check the server's certificate, and --smtp-tls: starttls for port 587, tls for port 465.",
        AuthenticationException => "Check REPORTING_SMTP_USER and the password.",
        NotSupportedException => "Choose what the server offers with --smtp-tls: starttls, tls, or none.",
        _ => "Check --smtp HOST:PORT, and that the server can be reached from here.",
    };

    /// <summary>Goes on where single addresses are refused for good; one that is refused for now stops the mail, which is sent to all of them later.</summary>
    private sealed class Client : SmtpClient
    {
        private const int ForGood = 500;

        private readonly List<string> _answers = [];

        public List<string> Refused { get; } = [];

        protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
        {
            if ((int)response.StatusCode < ForGood) base.OnRecipientNotAccepted(message, mailbox, response);
            Refused.Add(mailbox.Address);
            _answers.Add($"{mailbox.Address}: {response.Response.Split('\n', 2)[0].Trim().TrimEnd('.')}");
        }

        protected override void OnNoRecipientsAccepted(MimeMessage message) =>
            throw new MailFailedException($"The mail server refuses every address: {string.Join("; ", _answers)}.", "Check the addresses; 'brief schedule remove' and 'add' change them.", isUnsent: true);
    }
}

/// <summary>Mail could not be sent.</summary>
/// <param name="message">What went wrong.</param>
/// <param name="advice">What to do.</param>
/// <param name="isUnsent">Whether it is certain that it was not sent.</param>
/// <param name="inner">What was thrown; null for nothing.</param>
internal sealed class MailFailedException(string message, string advice, bool isUnsent, Exception? inner = null) : ReportingException(message, advice, inner)
{
    /// <summary>Whether it is certain that it was not sent.</summary>
    public bool IsUnsent { get; } = isUnsent;
}
