using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Reporting.Access;
using Reporting.Commands;
using Reporting.Schedules;
using Reporting.Tests.Access;

namespace Reporting.Tests.Schedules;

/// <summary>The commands of schedules, from adding one to what it delivered.</summary>
public sealed class ScheduleCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2012, 6, 4, 10, 0, 0, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<ClientRun> Run(int width, params string[] arguments) => ClientRun.In(_folder, _clock, width, arguments);

    private async Task Story()
    {
        await Run(80, "import", Path.Combine(Repository.Root, "samples", "badakhshan-2012.jsonl"));
        var added = await Run(80, "brief", "schedule", "add", "kabul-weekly", "--every", "monday", "--at", "06:00", "--zone", "asia/kabul", "--brief", "weekly --province Badakhshan", "--brief", "group IMU --span month", "--to-folder", "briefs");
        Assert.Equal((ExitCode.Ok, "Schedule kabul-weekly\nWhen     monday 06:00 Asia/Kabul\nNext     2012-06-11 06:00 (01:30 UTC)\n"), (added.Code, added.Out));
        await Run(80, "brief", "schedule", "add", "desk", "--every", "day", "--at", "18:30", "--zone", "UTC", "--brief", "weekly --country Afghanistan --rule lowest", "--to-mail", "desk@example.org, ana@example.org");
        _clock.Advance(TimeSpan.FromDays(8));
    }

    // The folder is the test's own.
    private string WithoutFolder(string text) => text.Replace(_folder, "/work", StringComparison.Ordinal);

    [Fact]
    public async Task RunOnce_OfWhatIsDue_DeliversItOnce()
    {
        await Story();

        var (first, again) = (await Run(80, "brief", "schedule", "run", "--once"), await Run(80, "brief", "schedule", "run", "--once"));

        Assert.Equal((ExitCode.Ok, "delivered 1\nfailed    0\n"), (first.Code, first.Out));
        Assert.Equal((ExitCode.Ok, "delivered 0\nfailed    0\n"), (again.Code, again.Out));
        Assert.Equal(["kabul-weekly-afghanistan-badakhshan-2012-W23.pdf", "kabul-weekly-group-imu-2012-05.pdf"], Directory.EnumerateFiles(Path.Combine(_folder, "briefs")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ListAndLog_AfterARun_AreAsApproved()
    {
        await Story();
        await Run(80, "brief", "schedule", "run", "--once");

        Golden.Compare("schedule-list.json", WithoutFolder((await Run(80, "brief", "schedule", "list", "--output", "json")).Out));
        using var log = JsonDocument.Parse((await Run(80, "brief", "schedule", "log", "--output", "json")).Out);
        var entry = log.RootElement.EnumerateArray().Single();
        Assert.Equal(("kabul-weekly", "2012-06-11T01:30:00.000Z", "delivered"), (entry.GetProperty("schedule").GetString(), entry.GetProperty("occurrence").GetString(), entry.GetProperty("outcome").GetString()));
        Assert.Equal([1, 2], entry.GetProperty("briefs").EnumerateArray().Select(brief => brief.GetProperty("edition").GetInt32()));
        Assert.Equal(64, entry.GetProperty("briefs")[0].GetProperty("sha256").GetString()!.Length);
    }

    [Fact]
    public async Task ListAndLog_OfSchedulesByMail_AreAsApprovedAsText()
    {
        await Run(80, "import", Path.Combine(Repository.Root, "samples", "badakhshan-2012.jsonl"));
        await using var mail = new MailSink();
        await Run(80, "brief", "schedule", "add", "desk", "--every", "monday,thursday", "--at", "18:30", "--zone", "UTC", "--brief", "weekly --country Afghanistan", "--to-mail", "desk@example.org");
        _clock.Advance(TimeSpan.FromDays(8));
        var run = await Run(80, "brief", "schedule", "run", "--once", "--smtp", $"127.0.0.1:{mail.Port}", "--smtp-tls", "none", "--mail-from", "from@example.org");
        Assert.Equal("delivered 1\nfailed    0\n", run.Out);

        Golden.Compare("schedule-list.140.txt", (await Run(140, "brief", "schedule", "list")).Out);
        Golden.Compare("schedule-log.140.txt", (await Run(140, "brief", "schedule", "log")).Out);
        Assert.Single(mail.Mails);
    }

    [Fact]
    public async Task RunOnce_OfWhatCannotBeDelivered_EndsWithItsOwnCode()
    {
        await Story();
        await File.WriteAllTextAsync(Path.Combine(_folder, "briefs"), "a file");

        var run = await Run(80, "brief", "schedule", "run", "--once");

        Assert.Equal((ExitCode.NotDelivered, "delivered 0\nfailed    1\n"), (run.Code, run.Out));
        Assert.StartsWith("kabul-weekly 2012-06-11 01:30 UTC: This is a file, not a folder. It is tried again.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No incident in this store names the province 'Atlantis'.", "weekly --province Atlantis", "UTC")]
    [InlineData("There is no time zone 'Kabul' in the tz database ", "weekly", "Kabul")]
    public async Task Add_OfWhatTheStoreDoesNotKnow_SaysSo(string what, string brief, string zone)
    {
        await Run(80, "import", Path.Combine(Repository.Root, "samples", "badakhshan-2012.jsonl"));

        var run = await Run(80, "brief", "schedule", "add", "weekly", "--every", "monday", "--at", "06:00", "--zone", zone, "--brief", brief, "--to-folder", "briefs");

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.StartsWith($"error: {what}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_OfASchedule_EndsItAndOfNoneSaysSo()
    {
        await Story();

        Assert.Equal("Removed desk\n", (await Run(80, "brief", "schedule", "remove", "desk")).Out);
        Assert.StartsWith("error: There is no schedule 'desk'.\n", (await Run(80, "brief", "schedule", "remove", "desk")).Error, StringComparison.Ordinal);
        Assert.DoesNotContain("desk@example.org", (await Run(80, "brief", "schedule", "list")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedules_OfASiloWithKeys_AreAddedByAnAdminAndMadeByARecorder()
    {
        await using var silo = await GuardedSilo.Start();
        await silo.Record(Some.Incident("own:1"));
        var (reader, recorder, admin) = (silo.Add("ana", Role.Reader), silo.Add("desk", Role.Recorder), silo.Add("root", Role.Admin));
        string[] add = ["brief", "schedule", "add", "weekly", "--every", "day", "--at", "06:00", "--zone", "UTC", "--brief", "weekly", "--to-folder", "briefs"];

        Assert.Equal((ExitCode.Refused, ExitCode.Refused), ((await silo.Run(recorder, add)).Code, (await silo.Run(reader, "brief", "schedule", "list")).Code));
        Assert.Equal(ExitCode.Ok, (await silo.Run(admin, add)).Code);
        Assert.Equal((ExitCode.Ok, "delivered 0\nfailed    0\n"), (await silo.Run(recorder, "brief", "schedule", "run", "--once") is var run ? (run.Code, run.Out) : default));

        // Who added it is the key's name, whatever was typed.
        Assert.Equal("root", (await silo.Grains.GetGrain<ISchedulesGrain>(ISchedulesGrain.Key).List()).Single().Schedule.AddedBy);
    }
}
