using System.Diagnostics;
using DuckDB.NET.Data;
using Reporting.Peers.Data;

namespace Reporting.Peers.Systems;

/// <summary>DuckDB in this process, on a file of its own; no keys or indexes, which it does not need for these questions.</summary>
internal sealed class DuckDbSystem(string folder, TrialFile file) : ISystem
{
    public string Name => "DuckDB " + typeof(DuckDBConnection).Assembly.GetName().Version!.ToString(3);

    public TrialFile Loads => file;

    public async Task<RoundTimes> Run(int round, string answers, CancellationToken cancel)
    {
        var path = Path.Combine(folder, $"duck-{round}.db");
        double load;
        Dictionary<string, double[]> asked;
        await using (var connection = new DuckDBConnection($"DataSource={path}"))
        {
            await connection.OpenAsync(cancel);
            var start = Stopwatch.GetTimestamp();
            Execute(connection, FlatRows.Table());
            Execute(connection, $"copy incidents from '{Loads.Path}' (format csv, header)");
            Execute(connection, "checkpoint");
            load = Stopwatch.GetElapsedTime(start).TotalSeconds;
            using var questions = new SqlQuestions(connection);
            asked = await QuestionRun.Ask(questions.Ask, answers);
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
