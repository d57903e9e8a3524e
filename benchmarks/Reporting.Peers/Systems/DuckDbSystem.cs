using System.Diagnostics;
using DuckDB.NET.Data;
using Reporting.Peers.Data;

namespace Reporting.Peers.Systems;

/// <summary>DuckDB in this process, on a file of its own.</summary>
/// <param name="folder">Where its file lies.</param>
/// <param name="file">What it loads.</param>
/// <param name="keyed">
/// With a primary key and indexes as PostgreSQL has them, so that an incident that comes twice is not counted twice; without them it has to read all
/// to tell, and needs none for these questions.
/// </param>
internal sealed class DuckDbSystem(string folder, TrialFile file, bool keyed) : ISystem
{
    public string Name => (keyed ? "Keyed DuckDB " : "DuckDB ") + typeof(DuckDBConnection).Assembly.GetName().Version!.ToString(3);

    public TrialFile Loads => file;

    public async Task<RoundTimes> Run(int round, string answers, CancellationToken cancel)
    {
        var path = Path.Combine(folder, $"duck-{round}-{keyed}.db");
        double load;
        Dictionary<string, double[]> asked;
        await using (var connection = new DuckDBConnection($"DataSource={path}"))
        {
            await connection.OpenAsync(cancel);
            var start = Stopwatch.GetTimestamp();
            Execute(connection, FlatRows.Table(keyed ? "primary key" : ""));
            if (keyed)
                foreach (var index in FlatRows.Indexes) Execute(connection, index);
            Execute(connection, $"copy incidents from '{Loads.Path}' (format csv, header)");
            Execute(connection, "checkpoint");
            load = Stopwatch.GetElapsedTime(start).TotalSeconds;
            using var questions = new SqlQuestions(connection);
            asked = await QuestionRun.Ask(questions.Ask, answers, cancel);
        }
        var bytes = new FileInfo(path).Length;
        File.Delete(path);
        return new RoundTimes { Load = load, Asked = asked, Bytes = bytes };
    }

    private static void Execute(DuckDBConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
