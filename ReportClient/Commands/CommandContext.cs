using Reporting.Connection;
using Reporting.Output;

namespace Reporting.Commands;

/// <summary>What a command runs in: its screens, its clock, its surroundings, and the parts of the product that it calls.</summary>
internal sealed class CommandContext
{
    /// <summary>Where data go.</summary>
    public required Screen Out { get; init; }

    /// <summary>Where talk goes: progress, notes, errors.</summary>
    public required Screen Talk { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Reads an environment variable; null where it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    public required string CurrentFolder { get; init; }

    public required string UserName { get; init; }

    public required Parts Parts { get; init; }

    /// <summary>A path as typed, from the current folder.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, CurrentFolder);

    /// <summary>Opens the data. A question needs a store that exists; recording creates one.</summary>
    public Task<IConnection> Connect(DataAddress address, bool create, CancellationToken cancellation)
    {
        if (!create && address is StoreAddress { Folder: var folder } && !Parts.StoreExists(folder))
            throw new Problem(ExitCode.StoreMissing, "There is no store in this folder.", folder, "Name a store with --store or REPORTING_STORE, or make one: 'import FILE' does.");
        return Parts.Connect(address, this, cancellation);
    }
}
