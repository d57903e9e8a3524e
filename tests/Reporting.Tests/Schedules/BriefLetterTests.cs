using MimeKit;
using Reporting.Ledger;
using Reporting.Schedules;
using Reporting.Schedules.Mail;

namespace Reporting.Tests.Schedules;

public sealed class BriefLetterTests
{
    private static readonly MadeBrief Brief = new("Weekly brief: Badakhshan, Afghanistan, 2012-W22", "kabul-weekly-afghanistan-badakhshan-2012-W22.pdf", 7, [.. Enumerable.Range(0, 256).Select(i => (byte)i)]);

    private static readonly Assignment Work = new()
    {
        Schedule = SomeSchedule.Weekly(mailTo: ["desk@example.org", "ana@example.org"]) with { AddedAt = new DateTimeOffset(2012, 6, 1, 0, 0, 0, TimeSpan.Zero) },
        Occurrence = new DateTimeOffset(2012, 6, 4, 1, 30, 0, TimeSpan.Zero),
        Day = Some.Day("2012-06-04"),
        Token = 1,
        Attempt = 1,
        Position = new LedgerPosition([1]),
        PreparedAt = new DateTimeOffset(2012, 6, 4, 1, 31, 0, TimeSpan.Zero),
    };

    [Fact]
    public void Letter_ComposedByAnotherWorker_IsTheSameToTheByte() =>
        Assert.Equal(Bytes(BriefLetter.Compose(Work, [Brief], "from@example.org")), Bytes(BriefLetter.Compose(Work with { Token = 2, Attempt = 2 }, [Brief], "from@example.org")));

    [Fact]
    public void Letter_OfAnOccurrence_HasAMessageIdOfItsOwn()
    {
        var ids = new[]
        {
            Work, Work with { Occurrence = Work.Occurrence.AddDays(7) }, Work with { Schedule = Work.Schedule with { Name = "other" } }, Work with { Schedule = Work.Schedule with { AddedAt = Work.Schedule.AddedAt.AddDays(1) } },
        }.Select(work => BriefLetter.Id(work, "example.org")).ToList();

        Assert.Equal(4, ids.Distinct().Count());
        Assert.Matches("^kabul-weekly\\.20120604T013000Z\\.[0-9a-f]{16}@example\\.org$", ids[0]);
    }

    [Fact]
    public void Letter_AsItIsSent_HoldsTheBriefAndSaysWhatItIs()
    {
        using var stream = new MemoryStream(Bytes(BriefLetter.Compose(Work, [Brief], "from@example.org")));

        var read = MimeMessage.Load(stream);

        Assert.Equal((Brief.Title, "from@example.org", "desk@example.org, ana@example.org"), (read.Subject, read.From.ToString(), read.To.ToString()));
        Assert.Equal(Work.PreparedAt, read.Date);
        Assert.Contains($"{Brief.Title} (edition 7)", read.TextBody, StringComparison.Ordinal);
        var attached = Assert.IsType<MimePart>(Assert.Single(read.Attachments));
        Assert.Equal(("application/pdf", Brief.File), (attached.ContentType.MimeType, attached.FileName));
        using var content = new MemoryStream();
        attached.Content!.DecodeTo(content);
        Assert.Equal(Brief.Pdf, content.ToArray());
    }

    [Fact]
    public void Letter_OfSeveral_SaysHowManyAndOfWhichDay() =>
        Assert.Equal("kabul-weekly: 2 briefs, 2012-06-04", BriefLetter.Compose(Work, [Brief, Brief with { File = "other.pdf" }], "from@example.org").Subject);

    [Fact]
    public void Letter_WithANameInAnotherScript_KeepsIt()
    {
        using var stream = new MemoryStream(Bytes(BriefLetter.Compose(Work, [Brief with { Title = "Weekly brief: بدخشان", File = "kabul-weekly-بدخشان.pdf" }], "from@example.org")));

        var read = MimeMessage.Load(stream);

        Assert.Equal(("Weekly brief: بدخشان", "kabul-weekly-بدخشان.pdf"), (read.Subject, ((MimePart)read.Attachments.Single()).FileName));
        Assert.Contains("بدخشان", read.TextBody, StringComparison.Ordinal);
    }

    private static byte[] Bytes(MimeMessage message)
    {
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        return stream.ToArray();
    }
}
