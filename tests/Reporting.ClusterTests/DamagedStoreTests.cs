using Microsoft.Data.Sqlite;
using Reporting.Commands;
using Reporting.Output;

namespace Reporting.Tests;

/// <summary>Single parts of a real store that are not as they were written.</summary>
public sealed class DamagedStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Store => Path.Combine(_folder, "store");

    [Fact]
    public async Task Description_CutShort_IsDamage()
    {
        await Run("import", Sample);
        Change("description", "substr(body, 1, 3)");

        var run = await Run("tally");

        Assert.Equal((ExitCode.StoreDamaged, ""), (run.Code, run.Out));
        Assert.Contains("its description cannot be read", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watermark_CutShort_ChangesNoAnswer()
    {
        await Run("import", Sample);
        var before = await Run("tally", "--output", "json");
        Change("told", "substr(body, 1, 3)");

        Assert.Equal(before, await Run("tally", "--output", "json"));
        Assert.Equal(ExitCode.Ok, (await Run("audit")).Code);
    }

    [Fact]
    public async Task File_Emptied_IsDamageForQuestionsAndRecordings()
    {
        await Run("import", Sample);
        await File.WriteAllBytesAsync(Path.Combine(Store, "reporting.db"), []);

        var question = await Run("tally");
        var recording = await Run("import", Sample);

        Assert.Equal((ExitCode.StoreDamaged, ""), (question.Code, question.Out));
        Assert.Equal(ExitCode.StoreDamaged, recording.Code);
    }

    private static string Sample => Path.Combine(Repository.Root, "samples", "badakhshan-2012.jsonl");

    private async Task<(int Code, string Out, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var talk = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.Run(arguments, new CommandContext
        {
            Out = new Screen(output, 80, isTerminal: false),
            Talk = new Screen(talk, 80, isTerminal: false),
            Clock = TimeProvider.System,
            Variable = name => name == GlobalOptions.StoreVariable ? Store : null,
            CurrentFolder = _folder,
            UserName = "tester",
            Parts = ProductParts.Create(),
        });
        return (code, output.ToString(), talk.ToString());
    }

    private void Change(string name, string body)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Store, "reporting.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE kept SET body = {body} WHERE name = $name";
        command.Parameters.AddWithValue("$name", name);
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }
}
