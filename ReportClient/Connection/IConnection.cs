using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Connection;

/// <summary>An open way to the data; closing it stops a silo that runs inside this process.</summary>
internal interface IConnection : IAsyncDisposable
{
    /// <summary>Answers questions.</summary>
    IReportingData Data { get; }

    /// <summary>Reaches the grains, to record and to audit.</summary>
    IGrainFactory Grains { get; }

    /// <summary>Listens for changes of tallies; hears nothing before the first <see cref="ITallySubscription.Renew"/>.</summary>
    ITallySubscription Listen(Action changed);
}

/// <summary>A subscription to tallies. What it tells may get lost in silence: ask now and then as well.</summary>
internal interface ITallySubscription : IAsyncDisposable
{
    /// <summary>Subscribes, or goes on, with the tallies that answer questions with a filter.</summary>
    Task Renew(IncidentFilter filter);
}

/// <summary>A connection by grains, wherever they run.</summary>
internal abstract class GrainConnection(IGrainFactory grains) : IConnection
{
    public IReportingData Data { get; } = new LiveData(grains);

    public IGrainFactory Grains { get; } = grains;

    public ITallySubscription Listen(Action changed) => new TallySubscription(Grains, changed);

    public abstract ValueTask DisposeAsync();
}
