using MailKit.Security;

namespace Reporting.Schedules.Mail;

/// <summary>By which server mail is sent, and as whom.</summary>
internal sealed record MailSettings
{
    /// <summary>The server.</summary>
    public required string Host { get; init; }

    /// <summary>Its port; 0, the default, for the one that goes with <see cref="Encryption"/>.</summary>
    public int Port { get; init; }

    /// <summary>How the connection is encrypted; by STARTTLS, which has to be offered, by default.</summary>
    public SecureSocketOptions Encryption { get; init; } = SecureSocketOptions.StartTls;

    /// <summary>Who logs in; null, the default, for nobody.</summary>
    public string? User { get; init; }

    /// <summary>The password; null, the default, where nobody logs in. Never printed.</summary>
    public string? Password { get; init; }

    /// <summary>Whom mail is from: <c>desk@example.org</c>.</summary>
    public required string From { get; init; }

    /// <summary>The port that is connected to.</summary>
    public int UsedPort => Port > 0 ? Port : Encryption switch
    {
        SecureSocketOptions.SslOnConnect => 465,
        SecureSocketOptions.None => 25,
        _ => 587,
    };

    /// <summary>Says nothing of the password.</summary>
    public override string ToString() => FormattableString.Invariant($"{Host}:{UsedPort}");
}
