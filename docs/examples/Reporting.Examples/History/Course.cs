using Reporting.Generate;

namespace Reporting.Examples.History;

/// <summary>How the conflict goes: how much happens in a week, and where it comes to a head.</summary>
internal static class Course
{
    private const int OfAverageWeek = 30;

    // In per cent of an average week, by quarter from the first of 2021.
    private static readonly int[] OfQuarter = [55, 80, 90, 60, 65, 110, 125, 80, 95, 170, 140, 75, 45, 105];

    private static readonly int[] OfMonth = [80, 80, 95, 105, 115, 120, 115, 110, 105, 100, 90, 85];

    /// <summary>How many incidents begin in the week that begins on a Monday.</summary>
    public static int Incidents(DateOnly monday)
    {
        var random = new RandomStream(7, (ulong)monday.DayNumber);
        var quarter = (monday.Year - Auresia.First.Year) * 4 + (monday.Month - 1) / 3;
        var truce = monday >= new DateOnly(2024, 1, 15) && monday <= new DateOnly(2024, 2, 26) ? 35 : 100;
        var rising = monday >= new DateOnly(2024, 6, 3) ? 118 : 100;
        return OfAverageWeek * OfQuarter[quarter] * OfMonth[monday.Month - 1] / 10_000 * truce / 100 * rising / 100 + random.Between(-4, 5);
    }

    /// <summary>The province that an offensive goes on in on a day; null where there is none.</summary>
    public static string? Offensive(DateOnly day) => day switch
    {
        _ when day >= new DateOnly(2021, 7, 5) && day <= new DateOnly(2021, 9, 12) => "Galbara",
        _ when day >= new DateOnly(2022, 8, 1) && day <= new DateOnly(2022, 10, 16) => "Ivarra",
        _ when day >= new DateOnly(2023, 4, 10) && day <= new DateOnly(2023, 8, 20) => "Miraval",
        _ when day >= new DateOnly(2024, 5, 27) => "Dorsena",
        _ => null,
    };
}
