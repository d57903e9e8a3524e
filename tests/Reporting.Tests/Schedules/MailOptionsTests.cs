using System.CommandLine;
using MailKit.Security;
using Reporting.Commands;
using Reporting.Schedules.Mail;
using Reporting.Tests.Commands;

namespace Reporting.Tests.Schedules;

public sealed class MailOptionsTests
{
    [Fact]
    public void Read_WithoutAServer_IsNone() => Assert.Null(Read([]));

    [Theory]
    [InlineData("mail.example.org", "starttls", 587)]
    [InlineData("mail.example.org:2525", "starttls", 2525)]
    [InlineData("mail.example.org", "tls", 465)]
    [InlineData("mail.example.org", "none", 25)]
    [InlineData("[::1]:2525", "none", 2525)]
    public void Read_OfAServer_TakesThePortThatGoesWithTheEncryption(string server, string tls, int port) =>
        Assert.Equal(port, Read([], ("REPORTING_SMTP", server), ("REPORTING_SMTP_TLS", tls), ("REPORTING_MAIL_FROM", "a@b.example"))!.UsedPort);

    [Fact]
    public void Read_OfOptionsAndVariables_TakesOptionsFirst()
    {
        var settings = Read(["--smtp", "one.example.org", "--mail-from", "a@b.example"], ("REPORTING_SMTP", "two.example.org"), ("REPORTING_MAIL_FROM", "c@d.example"), ("REPORTING_SMTP_USER", "ana"), ("REPORTING_SMTP_PASSWORD", "secret"))!;

        Assert.Equal(("one.example.org", "a@b.example", "ana", "secret", SecureSocketOptions.StartTls), (settings.Host, settings.From, settings.User, settings.Password, settings.Encryption));
        Assert.DoesNotContain("secret", settings.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail has to be from somebody.", "REPORTING_SMTP=mail.example.org")]
    [InlineData("'a b' is no server.", "REPORTING_SMTP=a b")]
    [InlineData("'mail.example.org:0' is no server.", "REPORTING_SMTP=mail.example.org:0")]
    [InlineData("'maybe' is no way to encrypt.", "REPORTING_SMTP=mail.example.org", "REPORTING_SMTP_TLS=maybe")]
    [InlineData("'desk' is no address.", "REPORTING_SMTP=mail.example.org", "REPORTING_MAIL_FROM=desk")]
    [InlineData("A password is not sent in the clear.", "REPORTING_SMTP=mail.example.org", "REPORTING_MAIL_FROM=a@b.example", "REPORTING_SMTP_TLS=none", "REPORTING_SMTP_USER=ana")]
    [InlineData("There is a password, and nobody to log in.", "REPORTING_SMTP=mail.example.org", "REPORTING_MAIL_FROM=a@b.example", "REPORTING_SMTP_PASSWORD=secret")]
    [InlineData("The password's file cannot be read.", "REPORTING_SMTP=mail.example.org", "REPORTING_MAIL_FROM=a@b.example", "REPORTING_SMTP_PASSWORD_FILE=nowhere/at/all")]
    public void Read_OfWhatCannotBe_SaysWhy(string what, params string[] variables) =>
        Assert.Equal(what, Assert.Throws<Problem>(() => Read([], [.. variables.Select(variable => (variable.Split('=')[0], variable.Split('=')[1]))])).What);

    private static MailSettings? Read(string[] arguments, params (string Name, string Value)[] variables)
    {
        var options = new MailOptions();
        var command = new Command("run");
        options.AddTo(command);
        var surroundings = CommandRun.With([]) with { Variables = variables.ToDictionary(variable => variable.Name, variable => variable.Value) };
        return options.Read(command.Parse(arguments), surroundings.Context(TextWriter.Null, TextWriter.Null));
    }
}
