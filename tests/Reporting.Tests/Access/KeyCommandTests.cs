using Reporting.Access;

namespace Reporting.Tests.Access;

public sealed class KeyCommandTests : KeyFolder
{
    [Fact]
    public void Add_Twice_PrintsTwoKeysOf256Bits()
    {
        var (one, other) = (Added("ana", "reader"), Added("ben", "admin"));

        Assert.Matches("^rpk_[A-Za-z0-9_-]{43}$", one);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void Add_Key_IsNotInTheFile()
    {
        var key = Added("ana", "reader");

        var text = File.ReadAllText(Keys);
        Assert.Contains("\"ana\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(key[SecretKey.Prefix.Length..], text, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_MakesAFile_ThatOnlyItsOwnerReads()
    {
        Added("ana", "reader");

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Keys));
        Assert.Equal([Keys], Directory.GetFiles(Folder));
    }

    [Fact]
    public void List_OfSeveral_ShowsRoleAndName()
    {
        Added("ana", "reader");
        Added("Night desk", "Recorder");

        var run = Key("list");

        Assert.Equal(["reader    ana", "recorder  Night desk"], run.Out.TrimEnd('\n').Split('\n').Select(line => line[..10] + line[28..]));
    }

    [Fact]
    public void Remove_Key_LeavesTheOthers()
    {
        Added("ana", "reader");
        Added("ben", "admin");

        Assert.Equal((0, "", ""), Key("remove", "ANA"));

        Assert.Equal("ben", Assert.Single(KeyFile.Read(Keys)).Name);
    }

    [Fact]
    public void Add_ExistingName_ChangesNothing()
    {
        Added("ana", "reader");
        var before = File.ReadAllText(Keys);

        var run = Key("add", "Ana", "--role", "admin");

        Assert.Equal((2, "", "error: There is a key named 'ana' already.\n  fix: Choose another name, or remove that key first.\n"), run);
        Assert.Equal(before, File.ReadAllText(Keys));
    }

    [Fact]
    public void Add_UnknownRole_NamesTheRoles() =>
        Assert.Equal((2, "", "error: 'editor' is no role.\n  fix: Use one of reader, recorder, admin.\n"), Key("add", "ana", "--role", "editor"));

    [Theory]
    [InlineData(" ana")]
    [InlineData("a\u001bb")]
    [InlineData("")]
    [InlineData("a'b")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Add_NameThatCannotBe_MakesNoFile(string name)
    {
        Assert.Equal(2, Key("add", name, "--role", "reader").Code);

        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public void Remove_UnknownName_SaysSo()
    {
        Added("ana", "reader");

        Assert.Equal((2, "", "error: There is no key named 'ben'.\n  fix: 'Silo key list' shows the names.\n"), Key("remove", "ben"));
    }

    [Fact]
    public void List_OfMissingFile_SaysHowToMakeIt() =>
        Assert.Equal((20, "", "error: Key file 'FOLDER/keys.json' cannot be used: there is no such file.\n  fix: Make it with 'Silo key add NAME --role admin --keys FILE', or name another with --keys.\n"), Key("list"));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{ "format": 1 }""")]
    [InlineData("""{ "format": 1, "keys": [ { "name": "ana", "role": "editor", "sha256": "00", "added": "2026-01-01T00:00:00Z" } ] }""")]
    [InlineData("""{ "format": 1, "keys": [ { "name": "ana", "role": "reader", "sha256": "00", "added": "2026-01-01T00:00:00Z" } ] }""")]
    public void Add_ToAFileThatIsNone_LeavesIt(string text)
    {
        File.WriteAllText(Keys, text);

        var run = Key("add", "ana", "--role", "reader");

        Assert.Equal((20, "error: Key file 'FOLDER/keys.json' cannot be used: it is no key file, or was cut or changed.\n  fix: Bring back the last whole version of it, or make a new one with 'Silo key add'.\n"), (run.Code, run.Error));
        Assert.Equal(text, File.ReadAllText(Keys));
    }

    [Fact]
    public void List_OfALaterFormat_SaysSo()
    {
        File.WriteAllText(Keys, """{ "format": 2, "keys": [] }""");

        Assert.Contains("it has format 2; this version reads 1", Key("list").Error, StringComparison.Ordinal);
    }
}
