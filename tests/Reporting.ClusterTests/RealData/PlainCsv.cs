using System.Globalization;
using System.Text;

namespace Reporting.Tests.RealData;

/// <summary>A UCDP file read by a plain loop that shares nothing with the product: the other side of every comparison.</summary>
internal static class PlainCsv
{
    public static IReadOnlyList<PlainRow> Read(string file)
    {
        var records = Records(File.ReadAllText(file, Encoding.UTF8)).ToList();
        var columns = records[0].Select((name, i) => (name, i)).ToDictionary(one => one.name, one => one.i);
        return [.. records.Skip(1).Select(fields => new PlainRow(name => fields[columns[name]]))];
    }

    /// <summary>Every row with its fields, the names of the columns first.</summary>
    public static IEnumerable<List<string>> Records(string text)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"') field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') { field.Append('"'); i++; }
                else quoted = false;
            }
            else if (c == '"') quoted = true;
            else if (c == ',') { fields.Add(field.ToString()); field.Clear(); }
            else if (c == '\n')
            {
                fields.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                yield return fields;
                fields = [];
            }
            else field.Append(c);
        }
        if (field.Length == 0 && fields.Count == 0) yield break;
        fields.Add(field.ToString());
        yield return fields;
    }
}

/// <summary>One row of a UCDP file, with what tests count.</summary>
internal sealed class PlainRow
{
    public PlainRow(Func<string, string> field)
    {
        Id = field("id");
        Start = DateOnly.ParseExact(field("date_start")[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        End = DateOnly.ParseExact(field("date_end")[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        (SideA, SideB) = (field("side_a"), field("side_b"));
        Country = field("country");
        var precision = Number(field("where_prec"));
        Province = precision <= 5 && field("adm_1") is { Length: > 0 } and not "NULL" and var province ? province.Replace(" province", "", StringComparison.Ordinal) : null;
        District = precision is <= 3 or 5 && Province is not null && field("adm_2") is { Length: > 0 } and not "NULL" and var district ? district : null;
        DatePrecision = Number(field("date_prec"));
        Violence = Number(field("type_of_violence"));
        (Low, Best, High) = (Number(field("low")), Number(field("best")), Number(field("high")));
        Outlets = [.. field("source_office").Split(';').Select(outlet => string.Join(" ", outlet.Split(null as char[], StringSplitOptions.RemoveEmptyEntries)))];
        AddSide(SideA, Number(field("deaths_a")));
        AddSide(SideB, Number(field("deaths_b")));
        Civilians = (Civilians ?? 0) + Number(field("deaths_civilians"));
        Unknown = (Unknown ?? 0) + Number(field("deaths_unknown"));
    }

    public string Id { get; }

    public DateOnly Start { get; }

    public DateOnly End { get; }

    public string SideA { get; }

    public string SideB { get; }

    public string Country { get; }

    public string? Province { get; }

    public string? District { get; }

    public int DatePrecision { get; }

    public int Violence { get; }

    public int Low { get; }

    public int Best { get; }

    public int High { get; }

    public int? Militants { get; private set; }

    public int? SecurityForces { get; private set; }

    public int? Civilians { get; private set; }

    public int? Unknown { get; private set; }

    public IReadOnlyList<string> Outlets { get; }

    public bool IsInconsistent => Low > Best || Best > High;

    /// <summary>Whether a group of a name, as UCDP writes it, is one of the two sides.</summary>
    public bool Has(string group) => SideA == group || SideB == group;

    public int? Of(string side) => side switch
    {
        "militants" => Militants,
        "securityForces" => SecurityForces,
        "civilians" => Civilians,
        "unknown" => Unknown,
        _ => Best,
    };

    private void AddSide(string name, int deaths)
    {
        if (name.StartsWith("Government of ", StringComparison.Ordinal)) SecurityForces = (SecurityForces ?? 0) + deaths;
        else if (name == "Civilians") Civilians = (Civilians ?? 0) + deaths;
        else if (name.StartsWith("XXX", StringComparison.Ordinal)) Unknown = (Unknown ?? 0) + deaths;
        else Militants = (Militants ?? 0) + deaths;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
