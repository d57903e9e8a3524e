using Reporting.Briefs;
using Reporting.Schedules;
using UglyToad.PdfPig;

namespace Reporting.Tests.Schedules;

/// <summary>Workers on a store: what is due is made and delivered once, whatever happens to them.</summary>
public sealed class ScheduleWorkerTests
{
    private const string File = "kabul-weekly-afghanistan-badakhshan-2012-W22.pdf";

    [Fact]
    public async Task Once_WhenSomethingIsDue_WritesTheBriefAndLogsIt()
    {
        await using var store = await ScheduleStore.Open();
        await store.Add();
        var worker = store.Worker("a");
        Assert.Equal(WorkOutcome.Nothing, await worker.Once(default));
        store.Clock.SetUtcNow(ScheduleStore.Monday);

        Assert.Equal((WorkOutcome.Delivered, WorkOutcome.Nothing), (await worker.Once(default), await worker.Once(default)));

        Assert.Equal([File], store.Files());
        using var pdf = PdfDocument.Open(Path.Combine(store.Briefs, File));
        Assert.Contains("2012-W22", pdf.GetPage(1).Text, StringComparison.Ordinal);
        var entry = Assert.Single(await store.Schedules.Log(10));
        Assert.Equal((DeliveryOutcome.Delivered, ScheduleStore.Monday, "a", 1, 1), (entry.Outcome, entry.Occurrence, entry.Worker, entry.Attempts, entry.Report!.Briefs.Single().Edition));
        Assert.Equal(["kabul-weekly 2012-06-04 01:30 UTC: Weekly brief: Badakhshan, Afghanistan, 2012-W22 delivered."], store.Told);
    }

    [Fact]
    public async Task Once_OfEveryKind_MakesEachAndNamesItApart()
    {
        await using var store = await ScheduleStore.Open();
        await store.Schedules.Add(SomeSchedule.Weekly("all", store.Briefs) with
        {
            Briefs =
            [
                new ScheduledBrief { Kind = ScheduledKind.Weekly },
                new ScheduledBrief { Kind = ScheduledKind.Weekly, Country = "Afghanistan" },
                new ScheduledBrief { Kind = ScheduledKind.EachProvince, Country = "Afghanistan" },
                new ScheduledBrief { Kind = ScheduledKind.Group, Group = "IMU", Span = ScheduledSpan.Month },
                new ScheduledBrief { Kind = ScheduledKind.Weekly, Country = "Afghanistan", Rule = new Tallies.CountingRule { Choice = Tallies.FigureChoice.Lowest } },
            ],
        });
        store.Clock.SetUtcNow(ScheduleStore.Monday);

        Assert.Equal(WorkOutcome.Delivered, await store.Worker("a").Once(default));

        Assert.Equal(
        [
            "all-afghanistan-2012-W22-2.pdf", "all-afghanistan-2012-W22.pdf", "all-afghanistan-badakhshan-2012-W22.pdf", "all-afghanistan-takhar-2012-W22.pdf", "all-all-2012-W22.pdf", "all-group-imu-2012-05.pdf",
        ], store.Files());
        Assert.Equal([1, 2, 3, 4, 5, 6], (await store.Schedules.Log(10)).Single().Report!.Briefs.Select(brief => brief.Edition));
    }

    [Fact]
    public async Task Once_AfterMissedWeeks_MakesTheLatestOnly()
    {
        await using var store = await ScheduleStore.Open();
        await store.Add();
        store.Clock.SetUtcNow(ScheduleStore.Monday.AddDays(16));

        Assert.Equal((WorkOutcome.Delivered, WorkOutcome.Nothing), (await store.Worker("a").Once(default), await store.Worker("b").Once(default)));

        Assert.Equal(["kabul-weekly-afghanistan-badakhshan-2012-W24.pdf"], store.Files());
        Assert.Equal(2, (await store.Schedules.Log(10)).Single().Missed);
    }

    [Fact]
    public async Task Once_BySeveralAtTheSameTime_DeliversEachOnce()
    {
        await using var mail = new MailSink();
        await using var store = await ScheduleStore.Open();
        for (var i = 0; i < 6; i++) await store.Add($"weekly-{i}", true, "desk@example.org");
        store.Clock.SetUtcNow(ScheduleStore.Monday);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Task.Run(async () =>
        {
            var worker = store.Worker($"worker {i}", mail);
            while (await worker.Once(default) != WorkOutcome.Nothing)
            {
            }
        })));

        Assert.Equal(Enumerable.Range(0, 6).Select(i => $"weekly-{i}"), (await store.Schedules.Log(100)).Select(entry => entry.Schedule.Name).Order(StringComparer.Ordinal));
        Assert.Equal(6, mail.Mails.Select(one => one.Read().MessageId).Distinct().Count());
        Assert.Equal((6, 6), (mail.Mails.Count, store.Files().Count()));
        Assert.Single(await store.Store.Grains.GetGrain<IEditionsGrain>(IEditionsGrain.Key).List());
    }

    [Fact]
    public async Task Once_ByMail_SendsTheBriefThatTheLogNames()
    {
        await using var mail = new MailSink();
        await using var store = await ScheduleStore.Open();
        await store.Add("kabul-weekly", false, "desk@example.org", "ana@example.org");
        store.Clock.SetUtcNow(ScheduleStore.Monday);

        Assert.Equal((WorkOutcome.Nothing, WorkOutcome.Delivered), (await store.Worker("without mail").Once(default), await store.Worker("a", mail).Once(default)));

        var (entry, received) = ((await store.Schedules.Log(10)).Single(), Assert.Single(mail.Mails));
        var message = received.Read();
        Assert.Equal((entry.Report!.MessageId, "Weekly brief: Badakhshan, Afghanistan, 2012-W22"), (message.MessageId, message.Subject));
        Assert.Equal(["desk@example.org", "ana@example.org"], received.To);
        var attached = Assert.IsType<MimeKit.MimePart>(Assert.Single(message.Attachments));
        using var content = new MemoryStream();
        attached.Content!.DecodeTo(content);
        Assert.Equal((File, entry.Report.Briefs.Single().Hash), (attached.FileName, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content.ToArray()))));
        using var pdf = PdfDocument.Open(content.ToArray());
        Assert.Contains("Badakhshan", pdf.GetPage(1).Text, StringComparison.Ordinal);
        Assert.Empty(store.Files());
        Assert.Equal(1, mail.Farewells);
    }

    // The worst moment: everything is delivered and nobody was told.
    [Fact]
    public async Task Once_AfterAWorkerVanishedBeforeItSaidSo_DeliversTheSameAgainAndLogsItOnce()
    {
        await using var mail = new MailSink();
        await using var store = await ScheduleStore.Open();
        await store.Add("kabul-weekly", true, "desk@example.org");
        store.Clock.SetUtcNow(ScheduleStore.Monday);
        var killed = store.Worker("killed", mail, call =>
        {
            if (call is nameof(ISchedulesGrain.Complete) or nameof(ISchedulesGrain.GiveBack)) throw new KilledException();
        });
        await Assert.ThrowsAnyAsync<Exception>(() => killed.Once(default));
        var written = await System.IO.File.ReadAllBytesAsync(Path.Combine(store.Briefs, File));
        // What is known later is in no brief of this occurrence.
        await store.Store.Record(Some.Incident("test:3"));
        Assert.Equal(WorkOutcome.Nothing, await store.Worker("b", mail).Once(default));
        store.Clock.Advance(Assignment.Lease);

        Assert.Equal(WorkOutcome.Delivered, await store.Worker("b", mail).Once(default));

        Assert.Equal(written, await System.IO.File.ReadAllBytesAsync(Path.Combine(store.Briefs, File)));
        Assert.Equal([File], store.Files());
        Assert.Equal(2, mail.Mails.Count);
        Assert.Equal(mail.Mails.First().Bytes, mail.Mails.Last().Bytes);
        Assert.Single(await store.Store.Grains.GetGrain<IEditionsGrain>(IEditionsGrain.Key).List());
        var entry = Assert.Single(await store.Schedules.Log(10));
        Assert.Equal(("b", 2, true, mail.Mails.First().Read().MessageId), (entry.Worker, entry.Attempts, entry.MailUncertain, entry.Report!.MessageId));
        await Assert.ThrowsAsync<AssignmentLostException>(() => store.Schedules.Complete(1, entry.Report));
    }

    [Fact]
    public async Task Once_OfOneThatWasOvertaken_SendsNothing()
    {
        await using var mail = new MailSink();
        await using var store = await ScheduleStore.Open();
        await store.Add("kabul-weekly", false, "desk@example.org");
        store.Clock.SetUtcNow(ScheduleStore.Monday);
        var slow = store.Worker("slow", mail, call =>
        {
            // It stood still for so long, and another has come by.
            if (call == nameof(ISchedulesGrain.Extend)) throw new KilledException();
            if (call != nameof(ISchedulesGrain.BeginMail)) return;
            store.Clock.Advance(Assignment.Lease);
            store.Worker("quick", mail).Once(default).GetAwaiter().GetResult();
        });

        Assert.Equal(WorkOutcome.Failed, await slow.Once(default));

        Assert.Single(mail.Mails);
        Assert.Equal("quick", (await store.Schedules.Log(10)).Single().Worker);
    }

    [Fact]
    public async Task Once_OverACrashOfTheSilo_IsMadeByWhoComesNext()
    {
        await using var store = await ScheduleStore.Open();
        await store.Add();
        store.Clock.SetUtcNow(ScheduleStore.Monday);
        await store.Schedules.Take(new WorkerOffer("gone", false));
        await store.Store.Crash();
        await store.Start();
        store.Clock.Advance(Assignment.Lease);

        Assert.Equal(WorkOutcome.Delivered, await store.Worker("a").Once(default));

        Assert.Equal((2, "a"), ((await store.Schedules.Log(10)).Single().Attempts, (await store.Schedules.Log(10)).Single().Worker));
    }

    [Fact]
    public async Task Once_WithAnAddressRefusedForGood_SendsToTheOthersAndLogsIt()
    {
        await using var mail = new MailSink { Answer = address => address.StartsWith("gone", StringComparison.Ordinal) ? "550 no such user" : null };
        await using var store = await ScheduleStore.Open();
        await store.Add("kabul-weekly", false, "gone@example.org", "desk@example.org");
        store.Clock.SetUtcNow(ScheduleStore.Monday);

        Assert.Equal(WorkOutcome.Delivered, await store.Worker("a", mail).Once(default));

        Assert.Equal(["desk@example.org"], Assert.Single(mail.Mails).To);
        Assert.Equal("gone@example.org", Assert.Single((await store.Schedules.Log(10)).Single().Report!.Refused));
    }

    [Theory]
    [InlineData("451 try again later")]
    [InlineData("550 no such user")]
    public async Task Once_WithEveryAddressRefused_IsTriedAgainAndNothingWasSent(string answer)
    {
        await using var mail = new MailSink { Answer = _ => answer };
        await using var store = await ScheduleStore.Open();
        await store.Add("kabul-weekly", false, "desk@example.org");
        store.Clock.SetUtcNow(ScheduleStore.Monday);

        Assert.Equal((WorkOutcome.Failed, WorkOutcome.Nothing), (await store.Worker("a", mail).Once(default), await store.Worker("a", mail).Once(default)));
        mail.Answer = _ => null;
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(WorkOutcome.Delivered, await store.Worker("b", mail).Once(default));

        Assert.Single(mail.Mails);
        var entry = (await store.Schedules.Log(10)).Single();
        Assert.Equal((2, false), (entry.Attempts, entry.MailUncertain));
        Assert.Contains(answer[4..], entry.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_WhereTheServerHangsUpAfterTheMail_IsSentAgainAndSaysSo()
    {
        await using var mail = new MailSink { HangsUp = true };
        await using var store = await ScheduleStore.Open();
        await store.Add("kabul-weekly", false, "desk@example.org");
        store.Clock.SetUtcNow(ScheduleStore.Monday);
        Assert.Equal(WorkOutcome.Failed, await store.Worker("a", mail).Once(default));
        mail.HangsUp = false;
        store.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(WorkOutcome.Delivered, await store.Worker("a", mail).Once(default));

        Assert.Equal(mail.Mails.First().Bytes, mail.Mails.Last().Bytes);
        Assert.Equal((2, true), (mail.Mails.Count, (await store.Schedules.Log(10)).Single().MailUncertain));
    }

    [Fact]
    public async Task Once_ByAServerThatOffersNoEncryption_SendsNothingAndSaysWhatToDo()
    {
        await using var mail = new MailSink();
        await using var store = await ScheduleStore.Open();
        await store.Add("kabul-weekly", false, "desk@example.org");
        store.Clock.SetUtcNow(ScheduleStore.Monday);
        var settings = new Reporting.Schedules.Mail.MailSettings { Host = "127.0.0.1", Port = mail.Port, From = "from@example.org" };
        var worker = new ScheduleWorker(store.Schedules, store.Store.Data, new ScheduledBriefs(store.Store.Grains, store.Store.Data, "test"), settings, "a", store.Clock, store.Told.Enqueue);

        Assert.Equal(WorkOutcome.Failed, await worker.Once(default));

        Assert.Empty(mail.Mails);
        Assert.EndsWith("Choose what the server offers with --smtp-tls: starttls, tls, or none.", Assert.Single(store.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_ThatIsStopped_GivesItBackAtOnce()
    {
        await using var store = await ScheduleStore.Open();
        await store.Add();
        store.Clock.SetUtcNow(ScheduleStore.Monday);
        using var stop = new CancellationTokenSource();
        var stopped = store.Worker("stopped", before: call =>
        {
            if (call == nameof(ISchedulesGrain.Prepare)) stop.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.Once(stop.Token));

        Assert.Equal(WorkOutcome.Delivered, await store.Worker("b").Once(default));
    }

    [Fact]
    public async Task Once_IntoAFolderThatCannotBe_IsTriedUntilTheNextIsDueAndLogged()
    {
        await using var store = await ScheduleStore.Open();
        await System.IO.File.WriteAllTextAsync(store.Briefs, "a file");
        await store.Add();
        store.Clock.SetUtcNow(ScheduleStore.Monday);
        Assert.Equal(WorkOutcome.Failed, await store.Worker("a").Once(default));
        System.IO.File.Delete(store.Briefs);
        store.Clock.SetUtcNow(ScheduleStore.Monday.AddDays(7));

        Assert.Equal(WorkOutcome.Delivered, await store.Worker("a").Once(default));

        var log = await store.Schedules.Log(10);
        Assert.Equal([(DeliveryOutcome.GivenUp, "This is a file, not a folder."), (DeliveryOutcome.Delivered, null)], log.Select(entry => (entry.Outcome, entry.Failure)));
        Assert.Equal(["kabul-weekly-afghanistan-badakhshan-2012-W23.pdf"], store.Files());
    }
}
