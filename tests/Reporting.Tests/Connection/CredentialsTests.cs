using Reporting.Commands;
using Reporting.Connection;
using Reporting.Tests.Commands;

namespace Reporting.Tests.Connection;

public sealed class CredentialsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Key_ByNothing_IsNone() => Assert.Null(await Sent([]));

    [Fact]
    public async Task Key_ByVariable_IsSent() => Assert.Equal("rpk_a", await Sent(new() { ["REPORTING_KEY"] = "rpk_a" }));

    [Fact]
    public async Task Key_ByFileOfVariable_IsSentWithoutItsLineEnd()
    {
        Write("key", "rpk_b\r\n");

        Assert.Equal("rpk_b", await Sent(new() { ["REPORTING_KEY_FILE"] = "key" }));
    }

    [Fact]
    public async Task Key_ByVariable_ComesBeforeItsFile()
    {
        Write("key", "rpk_b");

        Assert.Equal("rpk_a", await Sent(new() { ["REPORTING_KEY"] = "rpk_a", ["REPORTING_KEY_FILE"] = "key" }));
    }

    [Fact]
    public async Task Key_ByOption_ComesBeforeTheVariables()
    {
        Write("key", "rpk_c\n");

        Assert.Equal("rpk_c", await Sent(new() { ["REPORTING_KEY"] = "rpk_a", ["REPORTING_KEY_FILE"] = "other" }, "--key-file", "key"));
    }

    [Fact]
    public async Task Key_ForAStore_IsNotLookedFor()
    {
        var surroundings = CommandRun.With([]) with { Folder = _folder, Variables = new Dictionary<string, string> { ["REPORTING_KEY_FILE"] = "missing" } };

        Assert.Equal(ExitCode.Ok, (await CommandRun.Of(surroundings, "tally")).ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("rpk_a\nrpk_b")]
    [InlineData("rpk_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Key_ThatCanBeNone_IsNotPrinted(string text)
    {
        Write("key", text);

        var run = await Run([], "--key-file", "key");

        Assert.Equal((ExitCode.Usage, "error: This holds no key.\n   in: --key-file FOLDER/key\n  fix: Put in what 'Silo key add' printed, one line that begins with rpk_, and nothing else.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Key_OfMissingFile_SaysWhich()
    {
        var run = await Run(new() { ["REPORTING_KEY_FILE"] = "missing" });

        Assert.Equal((ExitCode.InputUnreadable, "error: The key's file cannot be read.\n   in: REPORTING_KEY_FILE FOLDER/missing\n  fix: Check that it exists, and that you may read it.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task KeyFile_WithAStore_IsWrong()
    {
        var run = await CommandRun.Of(CommandRun.With([]), "tally", "--key-file", "key");

        Assert.Equal((ExitCode.Usage, "error: A store asks for no key.\n   in: --key-file 'key'\n  fix: Name a cluster with --cluster HOST:PORT, or leave the key out.\n"), (run.ExitCode, run.Error));
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private async Task<CommandRun> Run(Dictionary<string, string> variables, params string[] options)
    {
        var run = await CommandRun.Of(CommandRun.With([]) with { Variables = variables, Folder = _folder }, ["tally", "--cluster", "localhost:1", .. options]);
        return run with { Error = run.Error.Replace(_folder, "FOLDER", StringComparison.Ordinal) };
    }

    private async Task<string?> Sent(Dictionary<string, string> variables, params string[] options)
    {
        var surroundings = CommandRun.With([]) with { Variables = variables, Folder = _folder };
        await CommandRun.Of(surroundings, ["tally", "--cluster", "localhost:1", .. options]);
        return Assert.IsType<ClusterAddress>(Assert.Single(surroundings.Opened)).Credentials?.Key;
    }
}
