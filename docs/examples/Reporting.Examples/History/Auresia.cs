using Reporting.Generate;

namespace Reporting.Examples.History;

/// <summary>A province: its name, its cell of the map, and its districts.</summary>
internal sealed record Province(string Name, int Column, int Row, string[] Districts);

/// <summary>A group: its name, how others call its fighters, where it is at home, and its share of all incidents in per cent.</summary>
internal sealed record ArmedGroup(string Name, string Fighters, int Column, int Row, int Share, DateOnly Since);

/// <summary>An island of 26 provinces in the middle of the Atlantic: no real place, group or event.</summary>
internal static class Auresia
{
    public const string Name = "Auresia";

    public const string Government = "Government of Auresia";

    /// <summary>How many cells the map has; the four corners are sea.</summary>
    public const int Columns = 6, Rows = 5;

    /// <summary>The first and the last day of the history, inclusive; the last is a Sunday.</summary>
    public static readonly DateOnly First = new(2021, 1, 4), Last = new(2024, 6, 16);

    // From north to south, and in each row from west to east.
    private static readonly string[] Names =
    [
        "Bastrel", "Norvessa", "Hestria", "Alvera",
        "Quessa", "Fenoria", "Miraval", "Calmora", "Ivarra", "Estrava",
        "Westra", "Lumaro", "Selvaro", "Galbara", "Dorsena", "Korvena",
        "Umbrel", "Pellara", "Osmera", "Rodessa", "Tarvisa", "Zafora",
        "Jorala", "Valmera", "Xeralda", "Yvenna",
    ];

    private static readonly string[] Stems = ["Ar", "Bel", "Cor", "Dal", "Er", "Fal", "Gar", "Hol", "Is", "Lor", "Mon", "Nev", "Or", "Pal", "Ros", "Sar", "Tor", "Vel", "Vin", "Zel"];

    private static readonly string[] Endings = ["dena", "mira", "bosco", "campo", "vella", "monte", "rina", "tello", "gano", "rossa", "nova", "lito", "sante", "berga", "quila", "fiume", "dorna"];

    public static Province[] Provinces { get; } = MakeProvinces();

    public static ArmedGroup[] Groups { get; } =
    [
        new("Auresian Liberation Front", "Liberation Front fighters", 2, 1, 36, First),
        new("Eastern Highlands Army", "Highlands Army fighters", 4, 1, 22, First),
        new("Delta Brigades", "Delta Brigades fighters", 4, 3, 16, new DateOnly(2022, 3, 1)),
        new("Order of the Lantern", "members of the Order of the Lantern", 1, 2, 12, First),
        new("Free Miners' Militia", "Free Miners' militiamen", 3, 2, 8, First),
        new("Seventh of May Movement", "Seventh of May militants", 2, 4, 6, new DateOnly(2023, 5, 7)),
    ];

    /// <summary>How likely a group acts in each province: most at home, less with each province that lies between.</summary>
    public static UnequalShares Reach(ArmedGroup group) => new(Array.ConvertAll(Provinces, province =>
    {
        var away = Math.Abs(province.Column - group.Column) + Math.Abs(province.Row - group.Row);
        return away switch { 0 => 1_000, 1 => 420, 2 => 130, 3 => 22, _ => 3 };
    }));

    private static Province[] MakeProvinces()
    {
        var provinces = new List<Province>();
        var names = 0;
        for (var row = 0; row < Rows; row++)
            for (var column = 0; column < Columns; column++)
            {
                if (IsSea(column, row)) continue;
                var districts = new string[4 + (column * 3 + row * 5) % 4];
                for (var i = 0; i < districts.Length; i++, names++) districts[i] = Stems[names % Stems.Length] + Endings[names % Endings.Length];
                provinces.Add(new Province(Names[provinces.Count], column, row, districts));
            }
        return [.. provinces];
    }

    /// <summary>Whether a cell is none of a province: the corners and what lies outside.</summary>
    public static bool IsSea(int column, int row) =>
        column is < 0 or >= Columns || row is < 0 or >= Rows || column is 0 or Columns - 1 && row is 0 or Rows - 1;
}
