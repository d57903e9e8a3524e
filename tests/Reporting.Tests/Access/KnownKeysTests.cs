using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Reporting.Access;

namespace Reporting.Tests.Access;

public sealed class KnownKeysTests : KeyFolder
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Find_AddedKey_KnowsWhoseItIs()
    {
        Added("ana", "reader");
        var key = Added("ben", "recorder");

        var found = Open().Find(key);

        Assert.Equal(("ben", Role.Recorder), (found?.Name, found?.Role));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rpk_")]
    [InlineData("rpk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Find_AnythingElse_KnowsNobody(string key)
    {
        Added("ana", "reader");

        Assert.Null(Open().Find(key));
    }

    [Fact]
    public void Find_EndlessText_KnowsNobody()
    {
        Added("ana", "reader");

        Assert.Null(Open().Find(new string('\u20ac', 1_000_000)));
    }

    [Fact]
    public void Find_LongestText_KnowsNobody()
    {
        Added("ana", "reader");

        Assert.Null(Open().Find(new string('\u20ac', 128)));
    }

    [Fact]
    public void Find_HashOfAKey_KnowsNobody()
    {
        Added("ana", "reader");

        Assert.Null(Open().Find(Convert.ToHexStringLower(KeyFile.Read(Keys)[0].Hash)));
    }

    [Fact]
    public void Find_RemovedKey_EndsWithoutARestart()
    {
        var key = Added("ana", "reader");
        var keys = Open();
        Assert.NotNull(keys.Find(key));

        Key("remove", "ana");
        _clock.Advance(KnownKeys.LookEvery);

        Assert.Null(keys.Find(key));
    }

    [Fact]
    public void Find_KeyAddedLater_IsKnown()
    {
        Added("ana", "reader");
        var keys = Open();
        var later = Added("ben", "admin");

        Assert.Null(keys.Find(later));
        _clock.Advance(KnownKeys.LookEvery);

        Assert.Equal("ben", keys.Find(later)?.Name);
    }

    [Fact]
    public void Find_WhileTheFileCannotBeRead_GoesByTheLastAndSaysSoOnce()
    {
        var key = Added("ana", "reader");
        var log = new LinesLogged();
        var keys = KnownKeys.Open(Keys, _clock, log);

        foreach (var text in (string[])["{ \"format\":", "{ \"format\": 1"])
        {
            File.WriteAllText(Keys, text);
            _clock.Advance(KnownKeys.LookEvery);
            Assert.Equal("ana", keys.Find(key)?.Name);
        }

        Assert.Equal($"Key file '{Keys}' cannot be used: it is no key file, or was cut or changed. The 1 keys that were known before stay in force. Bring back the last whole version of it, or make a new one with 'Silo key add'.", Assert.Single(log.Lines));
    }

    [Fact]
    public void Find_AfterAnUnreadableFileIsMended_FollowsItAgain()
    {
        var key = Added("ana", "reader");
        var whole = File.ReadAllText(Keys);
        var keys = Open();
        File.Delete(Keys);
        _clock.Advance(KnownKeys.LookEvery);
        Assert.NotNull(keys.Find(key));

        File.WriteAllText(Keys, whole);
        Key("remove", "ana");
        _clock.Advance(KnownKeys.LookEvery);

        Assert.Null(keys.Find(key));
    }

    [Fact]
    public void Open_MissingFile_IsRefused() => Assert.Throws<KeyFileException>(Open);

    private KnownKeys Open() => KnownKeys.Open(Keys, _clock, NullLogger.Instance);
}
