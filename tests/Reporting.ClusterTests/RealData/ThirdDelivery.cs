using System.Globalization;
using System.Text;

namespace Reporting.Tests.RealData;

/// <summary>A delivery that nobody made: the real year, gone over again.</summary>
internal static class ThirdDelivery
{
    /// <summary>Writes the year with 1 % of its rows left out, and 5 % with another best figure or another row's district; tells how many differ.</summary>
    public static int Write(string path)
    {
        var records = PlainCsv.Records(File.ReadAllText(RealFiles.Afghanistan2021, Encoding.UTF8)).ToList();
        var columns = records[0].Select((name, i) => (name, i)).ToDictionary(one => one.name, one => one.i);
        var random = new Random(20_220_301);
        var (text, changed) = (new StringBuilder(), 0);
        foreach (var (fields, i) in records.Select((fields, i) => (fields, i)))
        {
            var roll = i == 0 ? 100 : random.Next(100);
            if (roll == 0) continue;
            var column = columns[roll % 2 == 0 ? "best" : "adm_2"];
            if (roll <= 5)
            {
                var other = roll % 2 == 0 ? (int.Parse(fields[column], CultureInfo.InvariantCulture) + 7).ToString(CultureInfo.InvariantCulture) : records[1 + random.Next(records.Count - 1)][column];
                if (other != fields[column]) changed++;
                fields[column] = other;
            }
            text.AppendJoin(',', fields.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
        }
        File.WriteAllText(path, text.ToString());
        return changed;
    }
}
