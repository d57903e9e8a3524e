using System.Collections.Concurrent;
using MailKit.Security;
using Microsoft.Extensions.Time.Testing;
using Reporting.Schedules;
using Reporting.Schedules.Mail;

namespace Reporting.Tests.Schedules;

/// <summary>A store with an incident of week 2012-W22 in Badakhshan, a clock that is set, and a folder to deliver to; gone afterwards.</summary>
internal sealed class ScheduleStore : IAsyncDisposable
{
    /// <summary>Six o'clock in Kabul.</summary>
    public static readonly DateTimeOffset Monday = new(2012, 6, 4, 1, 30, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reporting-test-");
    private Store? _store;

    public FakeTimeProvider Clock { get; } = new(Monday.AddDays(-3));

    public Store Store => _store!;

    public string Folder => Path.Combine(_folder.FullName, "store");

    public string Briefs => Path.Combine(_folder.FullName, "briefs");

    public ISchedulesGrain Schedules => Store.Grains.GetGrain<ISchedulesGrain>(ISchedulesGrain.Key);

    /// <summary>What workers told.</summary>
    public ConcurrentQueue<string> Told { get; } = new();

    public static async Task<ScheduleStore> Open()
    {
        var opened = new ScheduleStore();
        await opened.Start();
        await opened.Store.Record(Some.Incident("test:1"), Some.Incident("test:2", place: Some.Place("Afghanistan", "Takhar")));
        return opened;
    }

    /// <summary>Opens the store again after it was closed or crashed.</summary>
    public async Task Start() => _store = await Store.Open(Folder, Clock);

    public Task<ScheduleStatus> Add(string name = "kabul-weekly", bool toFolder = true, params string[] mailTo) => Schedules.Add(SomeSchedule.Weekly(name, toFolder ? Briefs : null, mailTo));

    /// <summary>A worker of its own name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="mail">The server that it sends mail by; null for none.</param>
    /// <param name="before">Is given the name of each call to the schedules before it is made; null for nothing.</param>
    public ScheduleWorker Worker(string name, MailSink? mail = null, Action<string>? before = null) => new(
        before is null ? Schedules : SchedulesProxy.Of(Schedules, before), Store.Data, new ScheduledBriefs(Store.Grains, Store.Data, "test"),
        mail is null ? null : new MailSettings { Host = "127.0.0.1", Port = mail.Port, Encryption = SecureSocketOptions.None, From = "from@example.org" }, name, Clock, Told.Enqueue);

    public IEnumerable<string> Files() => Directory.Exists(Briefs) ? Directory.EnumerateFiles(Briefs).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal) : [];

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
