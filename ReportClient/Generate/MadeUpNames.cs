namespace Reporting.Generate;

/// <summary>Names that read like places and belong to none, each given once.</summary>
internal sealed class MadeUpNames
{
    // A step that shares no factor with the number of names visits each of them once.
    private const int Step = 1_009;

    private static readonly string[] First =
        ["Vel", "Tor", "Mar", "Ash", "Kel", "Dor", "Zan", "Bri", "Hal", "Šar", "Nor", "Gol", "Fen", "Ral", "Tam", "Yor", "Lis", "Pel", "Wen", "Drav", "Okh", "Ume", "Ira", "Sul"];

    private static readonly string[] Middle = ["a", "o", "eni", "ari", "u", "esh"];

    private static readonly string[] Last =
        ["dor", "vash", "min", "tar", "lok", "nira", "zef", "gul", "wara", "beth", "mora", "thun", "lind", "kova", "shen", "rud", "vell", "dagh", "pur", "nax"];

    private int _given;

    public string Next()
    {
        var count = First.Length * Middle.Length * Last.Length;
        if (_given == count) throw new InvalidOperationException($"There are {count} names.");
        var number = (int)((long)++_given * Step % count);
        return First[number % First.Length] + Middle[number / First.Length % Middle.Length] + Last[number / First.Length / Middle.Length];
    }
}
