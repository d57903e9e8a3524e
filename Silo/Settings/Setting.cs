namespace Reporting.Settings;

/// <summary>One thing that can be set of a silo: by an argument, an environment variable or <c>appsettings.json</c>, the first of these that says it.</summary>
/// <param name="Name">Its name in words with hyphens, as <c>silo-port</c>; the argument is <c>--silo-port</c>.</param>
/// <param name="Value">What stands for its value in help texts.</param>
/// <param name="Meaning">What it sets, in one sentence.</param>
/// <param name="Standard">What holds where nothing sets it, in words.</param>
/// <param name="IsSecret">True when it is no argument, since everybody on a machine can read those of a process.</param>
internal sealed record Setting(string Name, string Value, string Meaning, string Standard, bool IsSecret = false)
{
    /// <summary>The section of <c>appsettings.json</c> that holds all settings.</summary>
    public const string Section = "Reporting";

    /// <summary>The argument.</summary>
    public string Argument => "--" + Name;

    /// <summary>The environment variable, as <c>REPORTING_SILO_PORT</c>.</summary>
    public string Variable => "REPORTING_" + Name.Replace('-', '_').ToUpperInvariant();

    /// <summary>The key in the section of <c>appsettings.json</c>, as <c>SiloPort</c>.</summary>
    public string Key => string.Concat(Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
