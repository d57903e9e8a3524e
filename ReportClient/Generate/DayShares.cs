namespace Reporting.Generate;

/// <summary>On which day something happens: years grow and fall, summers are worse than winters, and each province has bursts.</summary>
internal sealed class DayShares
{
    /// <summary>The first and the last day of a history, inclusive.</summary>
    public static readonly DateOnly First = new(2005, 1, 1), Last = new(2024, 12, 31);

    private const int BurstsPerProvince = 8;
    private const int BurstShare = 180;

    // In per cent of an even month and year.
    private static readonly int[] OfMonth = [55, 60, 80, 100, 125, 145, 150, 145, 125, 100, 70, 55];
    private static readonly int[] OfYear = [30, 40, 55, 70, 90, 120, 140, 130, 110, 115, 125, 120, 105, 110, 130, 150, 170, 95, 60, 50];

    private readonly UnequalShares _days;
    private readonly (int Start, int Length)[] _bursts;

    /// <param name="seed">Fixes when the bursts are.</param>
    /// <param name="provinces">How many provinces have bursts.</param>
    public DayShares(ulong seed, int provinces)
    {
        var weights = new int[Last.DayNumber - First.DayNumber + 1];
        for (var i = 0; i < weights.Length; i++)
        {
            var day = First.AddDays(i);
            weights[i] = OfMonth[day.Month - 1] * OfYear[day.Year - First.Year] * (day.DayOfWeek == DayOfWeek.Friday ? 85 : 100);
        }
        _days = new UnequalShares(weights);
        _bursts = new (int, int)[provinces * BurstsPerProvince];
        var random = new RandomStream(seed, ulong.MaxValue);
        for (var i = 0; i < _bursts.Length; i++) _bursts[i] = (_days.Draw(ref random), random.Between(4, 40));
    }

    /// <summary>A day, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int Draw(ref RandomStream random, int province)
    {
        if (!random.Chance(BurstShare)) return First.DayNumber + _days.Draw(ref random);
        var (start, length) = _bursts[province * BurstsPerProvince + random.Below(BurstsPerProvince)];
        return Math.Min(First.DayNumber + start + random.Below(length), Last.DayNumber);
    }
}
