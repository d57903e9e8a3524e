using Reporting.Faults.Checks;

namespace Reporting.Faults.Faults;

/// <summary>Raw bytes of the SQLite file are flipped, a whole page of it is zeros, or its end is missing.</summary>
internal sealed class DamagedFile : Fault
{
    private const int PageSize = 4096;

    public override string Name => "damaged-file";

    public override string What => "raw bytes of the SQLite file flipped, zeroed or cut off";

    public override int Trials => 8;

    public override int FastTrials => 2;

    public override async Task Try(Trial trial)
    {
        trial.Reference.CopyStore(trial.Store);
        var path = StoreFile.PathOf(trial.Store);
        var bytes = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, Damaged(bytes, trial));
        var (refusal, answers) = await AfterDamage.Check(trial);
        trial.Seen.Add(refusal is null ? "some found no harm" : $"some refused, answering {answers} questions rightly");
    }

    private static byte[] Damaged(byte[] bytes, Trial trial)
    {
        var random = trial.Random;
        switch (trial.Number % 5)
        {
            case 0:
                // Mostly the texts and pages themselves.
                for (var i = 0; i < 3; i++) Flip(bytes, random.Next(bytes.Length), trial);
                return bytes;
            case 1:
                var page = random.Next(bytes.Length / PageSize);
                Array.Clear(bytes, page * PageSize, PageSize);
                trial.Points.Add($"page {page} zeroed");
                return bytes;
            case 2:
                var left = random.Next(bytes.Length);
                trial.Points.Add($"cut to {left} bytes");
                return bytes[..left];
            case 3:
                // The first bytes of a page are where SQLite's own structure lies.
                for (var i = 0; i < 3; i++) Flip(bytes, random.Next(bytes.Length / PageSize) * PageSize + random.Next(32), trial);
                return bytes;
            default:
                Flip(bytes, random.Next(PageSize), trial);
                return bytes;
        }
    }

    private static void Flip(byte[] bytes, int at, Trial trial)
    {
        var bit = trial.Random.Next(8);
        bytes[at] ^= (byte)(1 << bit);
        trial.Points.Add($"bit {bit} of byte {at}");
    }
}
