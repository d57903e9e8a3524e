using System.Globalization;
using System.Text;
using MimeKit;
using MimeKit.Text;
using Reporting.Names;

namespace Reporting.Schedules.Mail;

/// <summary>The mail of an occurrence: the same to the byte whoever sends it and how often, so that who gets it twice can tell.</summary>
internal static class BriefLetter
{
    private const string Pdf = "application/pdf";

    /// <summary>Writes the mail.</summary>
    /// <param name="work">The assignment, whose position is fixed.</param>
    /// <param name="briefs">Its briefs.</param>
    /// <param name="from">Whom it is from.</param>
    public static MimeMessage Compose(Assignment work, IReadOnlyList<MadeBrief> briefs, string from)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(briefs);
        var sender = new MailboxAddress(null, from);
        var message = new MimeMessage { MessageId = Id(work, sender.Domain), Date = work.PreparedAt!.Value, Subject = Subject(work, briefs) };
        message.From.Add(sender);
        foreach (var address in work.Schedule.MailTo) message.To.Add(new MailboxAddress(null, address));
        // RFC 3834: nobody's absence is to answer it.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        var parts = new Multipart("mixed") { Boundary = "=-" + Mark(work) };
        parts.Add(new TextPart(TextFormat.Plain) { Text = Text(work, briefs) });
        foreach (var brief in briefs)
        {
            parts.Add(new MimePart(Pdf)
            {
                Content = new MimeContent(new MemoryStream(brief.Pdf)),
                ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
                ContentTransferEncoding = ContentEncoding.Base64,
                FileName = brief.File,
            });
        }
        message.Body = parts;
        return message;
    }

    /// <summary>What tells the mail of an occurrence from every other: <c>kabul-weekly.20120604T013000Z.0f3c...@example.org</c>.</summary>
    /// <remarks>A schedule of the same name that was added another time, or to another store, has another.</remarks>
    public static string Id(Assignment work, string domain)
    {
        ArgumentNullException.ThrowIfNull(work);
        return string.Create(CultureInfo.InvariantCulture, $"{work.Schedule.Name}.{work.Occurrence.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}.{Mark(work)}@{domain}");
    }

    private static string Mark(Assignment work) =>
        ContentHash.Of(string.Create(CultureInfo.InvariantCulture, $"{work.Schedule.Name} {work.Schedule.AddedAt.UtcTicks} {work.Occurrence.UtcTicks}")).ToString("x16", CultureInfo.InvariantCulture);

    private static string Subject(Assignment work, IReadOnlyList<MadeBrief> briefs) =>
        briefs.Count == 1 ? briefs[0].Title : string.Create(CultureInfo.InvariantCulture, $"{work.Schedule.Name}: {briefs.Count} briefs, {work.Day:yyyy-MM-dd}");

    private static string Text(Assignment work, IReadOnlyList<MadeBrief> briefs)
    {
        var text = new StringBuilder();
        foreach (var brief in briefs) text.Append(CultureInfo.InvariantCulture, $"{brief.Title} (edition {brief.Edition})\n  {brief.File}\n");
        return text.Append(CultureInfo.InvariantCulture, $"\nSent by the schedule '{work.Schedule.Name}' ({work.Schedule.When}).\n").ToString();
    }
}
