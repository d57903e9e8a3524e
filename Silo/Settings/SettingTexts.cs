using System.Text.Json;
using Reporting.Errors;

namespace Reporting.Settings;

/// <summary>What a setting is set to, and where that stands.</summary>
/// <param name="Text">The text.</param>
/// <param name="Where">The argument, the variable, or the key and the file.</param>
internal sealed record SettingText(string Text, string Where);

/// <summary>Every setting that is set, as text: by arguments, then by environment variables, then by a file.</summary>
internal sealed class SettingTexts
{
    private readonly Dictionary<Setting, SettingText> _texts = [];

    /// <summary>Gathers them.</summary>
    /// <param name="argument">The text of an argument; null where it was not given.</param>
    /// <param name="variable">The text of an environment variable; null where there is none.</param>
    /// <param name="file">The settings file, or null for none.</param>
    /// <exception cref="SettingsException">The file cannot be read, or names what is no setting.</exception>
    public SettingTexts(Func<Setting, string?> argument, Func<string, string?> variable, string? file)
    {
        var kept = file is null ? [] : Read(file);
        foreach (var setting in KnownSettings.All)
        {
            if (!setting.IsSecret && argument(setting) is { } given) _texts[setting] = new SettingText(given, setting.Argument);
            else if (variable(setting.Variable) is { Length: > 0 } named) _texts[setting] = new SettingText(named, setting.Variable);
            else if (kept.TryGetValue(setting, out var text)) _texts[setting] = new SettingText(text, $"{Setting.Section}:{setting.Key} of {file}");
        }
    }

    /// <summary>What a setting is set to; null where nothing sets it.</summary>
    public SettingText? this[Setting setting] => _texts.GetValueOrDefault(setting);

    private static Dictionary<Setting, string> Read(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty(Setting.Section, out var section)) return [];
            if (section.ValueKind != JsonValueKind.Object) throw new SettingsException([$"'{Setting.Section}' in {file} is no object of settings."]);
            return Known(section, file);
        }
        catch (JsonException wrong)
        {
            throw new SettingsException([$"{file} is no JSON: {wrong.Message}"]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"{file} cannot be read: {unreadable.Message}"]);
        }
    }

    private static Dictionary<Setting, string> Known(JsonElement section, string file)
    {
        var texts = new Dictionary<Setting, string>();
        var wrong = new List<string>();
        foreach (var property in section.EnumerateObject())
        {
            if (KnownSettings.All.FirstOrDefault(known => string.Equals(known.Key, property.Name, StringComparison.OrdinalIgnoreCase)) is not { } setting)
                wrong.Add($"'{property.Name}' in {file} is no setting; there are {string.Join(", ", KnownSettings.All.Select(known => known.Key))}.");
            else if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                wrong.Add($"'{property.Name}' in {file} is no text, number, true or false.");
            else if (property.Value.ValueKind is not JsonValueKind.Null)
                texts[setting] = property.Value.ToString();
        }
        return wrong.Count == 0 ? texts : throw new SettingsException(wrong);
    }
}

/// <summary>Settings of a silo cannot be used: every one that is wrong, and where it stands.</summary>
/// <param name="wrong">A sentence for each.</param>
public sealed class SettingsException(IReadOnlyList<string> wrong)
    : ReportingException(string.Join("\n  ", wrong), "Correct it, or leave it out for the default; 'Silo --help' shows every setting.")
{
    /// <summary>A sentence for each that is wrong.</summary>
    public IReadOnlyList<string> Wrong => wrong;
}
