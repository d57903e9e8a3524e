using Microsoft.Extensions.Time.Testing;
using Reporting.Catalog;
using Reporting.Commands;
using Reporting.Connection;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Output;
using Reporting.Pdf;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Tests.Commands;

/// <summary>Runs a command line in memory: what it printed, and its exit code.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    public static readonly DateTimeOffset RecordedAt = new(2012, 6, 4, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Runs with incidents held in memory, on a screen of a width.</summary>
    public static Task<CommandRun> Of(IReadOnlyList<Incident> incidents, int width, params string[] arguments) =>
        Of(With(incidents) with { Width = width }, arguments);

    public static Task<CommandRun> Of(IReadOnlyList<Incident> incidents, params string[] arguments) => Of(With(incidents), arguments);

    public static async Task<CommandRun> Of(Surroundings surroundings, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var talk = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.Run(arguments, surroundings.Context(output, talk), surroundings.Cancellation);
        return new CommandRun(code, output.ToString(), talk.ToString());
    }

    public static Surroundings With(IReadOnlyList<Incident> incidents) => new(new MemoryConnection(incidents));
}

/// <summary>What a command line runs in.</summary>
internal sealed record Surroundings(IConnection Connection)
{
    public int Width { get; init; } = 80;

    public bool StoreExists { get; init; } = true;

    public string Folder { get; init; } = "/data";

    public TimeProvider Clock { get; init; } = new FakeTimeProvider(CommandRun.RecordedAt);

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public CancellationToken Cancellation { get; init; }

    /// <summary>The address that was opened last.</summary>
    public List<DataAddress> Opened { get; } = [];

    public Exception? ConnectFailure { get; init; }

    public Func<ImportRequest, IProgress<ImportProgress>, ImportSummary>? Import { get; init; }

    public Func<CommandContext, IBriefWriter> Writer { get; init; } = _ => BriefPdf.Writer;

    public CommandContext Context(TextWriter output, TextWriter talk) => new()
    {
        Out = new Screen(output, Width, isTerminal: false),
        Talk = new Screen(talk, Width, isTerminal: false),
        Clock = Clock,
        Variable = name => Variables.GetValueOrDefault(name),
        CurrentFolder = Folder,
        UserName = "tester",
        Parts = new Parts
        {
            Connect = (address, _, _) =>
            {
                Opened.Add(address);
                return ConnectFailure is null ? Task.FromResult(Connection) : Task.FromException<IConnection>(ConnectFailure);
            },
            StoreExists = _ => StoreExists,
            Writer = Writer,
            Import = (_, request, progress, _) => Task.FromResult(Import!(request, progress)),
        },
    };
}

/// <summary>Incidents in memory that names find as the system finds them.</summary>
internal sealed class MemoryConnection : IConnection, IReportingData
{
    private readonly NameIndex _names = new();
    private InMemoryData _data = new([], CommandRun.RecordedAt);
    private Action? _changed;

    public MemoryConnection(IReadOnlyList<Incident> incidents) => Set(incidents);

    public IReportingData Data => this;

    /// <summary>None by default: what is asked in memory needs no grain.</summary>
    public IGrainFactory Grains { get; init; } = null!;

    /// <summary>How often the tallies were subscribed to.</summary>
    public int Renewals { get; private set; }

    /// <summary>Is called after each answer, with the number of answers so far.</summary>
    public Action<int>? Answered { get; set; }

    /// <summary>Loses every call to those who listen.</summary>
    public bool Silent { get; init; }

    /// <summary>While set, the silo does not answer, and fails so.</summary>
    public Exception? Failure { get; set; }

    private int _answers;

    /// <summary>Takes other incidents' place, and tells those who listen.</summary>
    public void Set(IReadOnlyList<Incident> incidents)
    {
        foreach (var name in incidents.SelectMany(SubjectNames.Of)) _names.Add(name);
        _data = new InMemoryData(incidents, CommandRun.RecordedAt);
        if (!Silent) _changed?.Invoke();
    }

    public async Task<IReadOnlyList<TallyRow>> Ask(TallyQuery query)
    {
        if (Failure is { } failure)
        {
            Answered?.Invoke(++_answers);
            throw failure;
        }
        var rows = await _data.Ask(query);
        Answered?.Invoke(++_answers);
        return rows;
    }

    public Task<IncidentPage> Find(IncidentQuery query) => _data.Find(query);

    public Task<DateOnly?> FirstDay() => _data.FirstDay();

    public Task<DataAsOf> AsOf() => _data.AsOf();

    public IReportingData At(LedgerPosition position) => this;

    public Task<LedgerPosition> PositionAt(DateTimeOffset time) => _data.PositionAt(time);

    public Task<IReadOnlyList<IncidentChange>> Changed(LedgerPosition after, LedgerPosition upTo) => _data.Changed(after, upTo);

    public Task<System.Collections.Immutable.ImmutableArray<SubjectName>> Names(SubjectKind kind) => _data.Names(kind);

    public Task<NameAnswer> Resolve(SubjectKind kind, string name, PlaceKey within) => Task.FromResult(_names.Resolve(kind, name, within));

    public ITallySubscription Listen(Action changed)
    {
        _changed = changed;
        return new Subscription(this);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Subscription(MemoryConnection connection) : ITallySubscription
    {
        public Task Renew(IncidentFilter filter)
        {
            connection.Renewals++;
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
