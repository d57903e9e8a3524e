using Reporting.Backup;
using Reporting.Ledger;

namespace Reporting.Tests.Backup;

public sealed class BackupFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Read_WhatWasWritten_GivesEntriesAndParts()
    {
        File.WriteAllBytes(_file, Whole());

        using var reader = BackupReader.Open(_file);
        var blocks = reader.Blocks().ToList();

        Assert.Equal("2.0", reader.Header.Position.ToString());
        Assert.Equal([1L, 2L], Assert.IsType<EntriesOfShard>(blocks[0]).Entries.Select(entry => entry.Sequence));
        Assert.Equal(("editions", 7), (Assert.IsType<PieceOfPart>(blocks[1]).Name, ((PieceOfPart)blocks[1]).Content[0]));
        Assert.Equal((2L, 4L, 1L), (reader.Contents.Entries, reader.Contents.Blocks, reader.Contents.Pieces["editions"]));
    }

    [Fact]
    public void Read_AnyByteChanged_IsRefused()
    {
        var whole = Whole();
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x10;
            File.WriteAllBytes(_file, changed);

            Assert.Throws<BackupDamagedException>(ReadAll);
        }
    }

    [Fact]
    public void Read_CutAnywhere_IsRefused()
    {
        var whole = Whole();
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_file, whole[..length]);

            Assert.Throws<BackupDamagedException>(ReadAll);
        }
    }

    [Fact]
    public void Read_WithSomethingAfterItsEnd_IsRefused()
    {
        File.WriteAllBytes(_file, [.. Whole(), 0]);

        Assert.Equal("something follows its end", Assert.Throws<BackupDamagedException>(ReadAll).Damage);
    }

    [Fact]
    public void Read_OfANewerVersion_IsRefusedByName()
    {
        File.WriteAllBytes(_file, [.. BackupFormat.Begin(2), .. Whole()[BackupFormat.MarkLength..]]);

        Assert.Equal(2, Assert.Throws<BackupVersionException>(ReadAll).Found);
    }

    [Fact]
    public async Task Check_OfABackup_SaysHowManyEditionsItHolds()
    {
        File.WriteAllBytes(_file, Whole());

        var run = await Commands.CommandRun.Of([], "restore", _file, "--check");

        Assert.Equal("created   1970-01-01T00:00:00.000Z\nshards    2\nentries   2\neditions  1\nposition  2.0\n", run.Out);
    }

    [Fact]
    public void Verify_WithAPartThatIsNotKnown_IsRefused()
    {
        File.WriteAllBytes(_file, Whole());

        Assert.Equal("it holds 'editions', which this version does not know", Assert.Throws<BackupDamagedException>(() => LedgerRestore.Verify(_file, [], new Silent(), CancellationToken.None)).Damage);
    }

    private void ReadAll()
    {
        using var reader = BackupReader.Open(_file);
        foreach (var block in reader.Blocks()) Assert.NotNull(block);
    }

    private static byte[] Whole()
    {
        using var stream = new MemoryStream();
        using var writer = new BackupWriter(stream, new BackupHeader(2, DateTimeOffset.UnixEpoch, new LedgerPosition([2, 0])));
        writer.Entries(0, [Entry(1), Entry(2)]);
        writer.Part("editions", [7]);
        writer.End();
        return stream.ToArray();
    }

    private static LedgerEntry Entry(long sequence) => new()
    {
        Sequence = sequence,
        Kind = EntryKind.Recorded,
        RecordedAt = DateTimeOffset.UnixEpoch,
        RecordedBy = "test",
        Incident = Some.Incident($"test:{sequence}"),
    };

    private sealed class Silent : IProgress<WorkStep>
    {
        public void Report(WorkStep value)
        {
        }
    }
}
