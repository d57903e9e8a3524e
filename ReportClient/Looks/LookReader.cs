using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Reporting.Briefs;
using Reporting.Looks.Logos;
using SkiaSharp;

namespace Reporting.Looks;

/// <summary>Checks the content of a look file; errors say where by the JSON path.</summary>
/// <param name="path">The file.</param>
internal sealed class LookReader(string path)
{
    private const int LongestPublisher = 80;
    private const int LongestContact = 160;

    /// <summary>The fields of a look. The first names the schema, for editors, and is not read.</summary>
    public static ImmutableArray<string> Fields { get; } = ["$schema", "publisher", "contact", "logo", "colors", "sections"];

    /// <summary>The colours of a look, with the least contrast on white of each and the reason for it.</summary>
    public static ImmutableArray<(string Name, double Least, string Why)> Colors { get; } =
    [
        ("accent", 4.5, "links and small letters have this colour"),
        ("heading", 7, "headings have this colour, and white letters stand on it"),
        ("text", 7, "all text has this colour"),
        ("grid", 1.3, "lines of this colour would not be seen"),
    ];

    /// <summary>The look.</summary>
    /// <exception cref="LookFileException">It says what no look can be, or its logo cannot be used.</exception>
    public BriefLook Read(JsonElement root)
    {
        var fields = Members(root, "$", Fields);
        var colors = fields.TryGetValue("colors", out var given) ? Members(given, "$.colors", [.. Colors.Select(color => color.Name)]) : [];
        var (kind, logo) = fields.TryGetValue("logo", out var named) ? LogoFile.Read(path, Text(named, "$.logo", LogoFile.LongestName)) : (LogoKind.None, []);
        if (fields.TryGetValue("$schema", out var schema) && schema.ValueKind != JsonValueKind.String) throw Wrong("$.$schema", "it is no text", "Name the schema in quotes, or leave it out.");
        return new BriefLook
        {
            Publisher = Line(fields, "publisher", LongestPublisher),
            Contact = Line(fields, "contact", LongestContact),
            Accent = Color(colors, 0),
            Heading = Color(colors, 1),
            Text = Color(colors, 2),
            Grid = Color(colors, 3),
            Logo = logo,
            LogoKind = kind,
            Sections = fields.TryGetValue("sections", out var sections) ? Sections(sections) : [],
        };
    }

    private Dictionary<string, JsonElement> Members(JsonElement element, string where, ImmutableArray<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object) throw Wrong(where, "it is no object", $"Write {{ }} with any of {List(known)}.");
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name)) throw Wrong($"{where}.{Shown(member.Name)}", $"{Quoted(member.Name)} is no field of it", $"Use one of {List(known)}.");
            if (!members.TryAdd(member.Name, member.Value)) throw Wrong($"{where}.{member.Name}", "it stands there twice", "Leave one of them out.");
        }
        return members;
    }

    private string Line(Dictionary<string, JsonElement> fields, string name, int longest) => fields.TryGetValue(name, out var line) ? Text(line, "$." + name, longest) : "";

    private string Text(JsonElement element, string where, int longest)
    {
        if (element.ValueKind != JsonValueKind.String) throw Wrong(where, "it is no text", "Write it in quotes.");
        var text = element.GetString()!;
        if (string.IsNullOrWhiteSpace(text)) throw Wrong(where, "it is empty", "Leave the field out where there is nothing to say.");
        if (text.Any(char.IsControl)) throw Wrong(where, "it has a line break or another control character", "Write one line.");
        return text.Length <= longest ? text.Trim() : throw Wrong(where, FormattableString.Invariant($"it has {text.Length} characters, more than {longest}"), "Shorten it: it has one line of the page.");
    }

    private string Color(Dictionary<string, JsonElement> colors, int at)
    {
        var (name, least, why) = Colors[at];
        if (!colors.TryGetValue(name, out var element)) return "";
        var where = "$.colors." + name;
        var text = element.ValueKind == JsonValueKind.String ? element.GetString()! : "";
        if (text.Length != 7 || text[0] != '#' || !text[1..].All(char.IsAsciiHexDigit)) throw Wrong(where, "it is no colour", "Write red, green and blue in two hexadecimal digits each, as in \"#0072b2\".");
        var contrast = Contrast.Of(LookColors.Color(text), SKColors.White);
        if (contrast >= least) return text.ToLowerInvariant();
        // Rounded down, so that no ratio is printed as the one that it misses.
        var ratio = (Math.Floor(contrast * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture);
        throw Wrong(where, $"{text} has a contrast of {ratio}:1 on white, and {least.ToString("0.#", CultureInfo.InvariantCulture)}:1 is needed, since {why}", "Choose a darker colour.");
    }

    private ImmutableArray<string> Sections(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array) throw Wrong("$.sections", "it is no list", $"Write names in brackets: {List(LookFile.Sections)}.");
        var sections = ImmutableArray.CreateBuilder<string>();
        foreach (var item in element.EnumerateArray())
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"$.sections[{sections.Count}]");
            var name = item.ValueKind == JsonValueKind.String ? item.GetString()! : "";
            if (!LookFile.Sections.Contains(name)) throw Wrong(where, $"{Quoted(name)} is no section", $"Use one of {List(LookFile.Sections)}.");
            if (sections.Contains(name)) throw Wrong(where, $"{Quoted(name)} stands there twice", "Leave one of them out.");
            sections.Add(name);
        }
        return sections.Count > 0 ? sections.DrainToImmutable() : throw Wrong("$.sections", "it names none", "Leave the field out for all sections.");
    }

    private LookFileException Wrong(string where, string wrong, string advice) => new($"{path}, {where}", wrong, advice);

    private static string List(IEnumerable<string> names) => string.Join(", ", names);

    private static string Quoted(string name) => $"'{Shown(name)}'";

    private static string Shown(string name) => name.Length > 40 ? name[..40] + "..." : name;
}
