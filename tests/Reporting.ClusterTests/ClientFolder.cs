using System.Text.Json;
using Reporting.Commands;

namespace Reporting.Tests;

/// <summary>A folder in which a test runs commands on a store of its own, gone afterwards.</summary>
public abstract class ClientFolder : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    protected static string Sample => Path.Combine(Repository.Root, "samples", "badakhshan-2012.jsonl");

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected Task<ClientRun> Run(params string[] arguments) => ClientRun.In(Folder, arguments);

    /// <summary>How many incidents a tally counts.</summary>
    protected async Task<long> Incidents(params string[] options)
    {
        var run = await Run(["tally", "--output", "json", .. options]);
        Assert.Equal((ExitCode.Ok, ""), (run.Code, run.Error));
        using var json = JsonDocument.Parse(run.Out);
        return json.RootElement.GetProperty("incidents").GetInt64();
    }
}
