using System.Net;

namespace Reporting.Hosting;

/// <summary>A silo that runs in this process, until it is disposed of.</summary>
public interface IServingSilo : IAsyncDisposable
{
    /// <summary>What it keeps the ledger in: a folder, or a database.</summary>
    string Store { get; }

    /// <summary>Where clients reach it.</summary>
    IPEndPoint Gateway { get; }

    /// <summary>What it runs with.</summary>
    IServiceProvider Services { get; }
}
