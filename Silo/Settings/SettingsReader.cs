using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using Reporting.Ledger;
using Reporting.Operations;
using Reporting.Tallies;
using Reporting.Tls;

namespace Reporting.Settings;

/// <summary>Makes the settings of a silo of their texts, and says of every one that is wrong what it is and where it stands.</summary>
/// <param name="texts">The texts.</param>
/// <param name="hasTls">Whether this build has TLS.</param>
internal sealed class SettingsReader(SettingTexts texts, bool hasTls)
{
    private const int LastPort = 65535;
    private readonly List<string> _wrong = [];

    /// <exception cref="SettingsException">Some cannot be used.</exception>
    public SiloSettings Read()
    {
        var settings = new SiloSettings();
        TakeValue(KnownSettings.Storage, "sqlite or postgres", StorageOf, kind => settings.Storage = kind);
        Take(KnownSettings.Store, "the name of a folder", Filled, folder => settings.Store = folder);
        Take(KnownSettings.Connection, "a text that PostgreSQL is reached by", Filled, text => settings.Connection = text);
        Take(KnownSettings.ClusterName, "a name of 1 to 150 letters, digits, hyphens and underscores", ClusterNameOf, name => settings.ClusterName = name);
        Take(KnownSettings.Address, "the IP address of one of this machine's networks, as 10.0.0.5", AddressOf, address => settings.Address = address);
        TakeValue(KnownSettings.Port, $"0 to {LastPort}", text => Number(text, 0, LastPort), port => settings.Port = port);
        TakeValue(KnownSettings.SiloPort, $"0 to {LastPort}", text => Number(text, 0, LastPort), port => settings.SiloPort = port);
        TakeValue(KnownSettings.Shards, $"1 to {LedgerShards.Most}", text => Number(text, 1, LedgerShards.Most), shards => settings.Shards = shards);
        TakeValue(KnownSettings.SnapshotEvery, FormattableString.Invariant($"{TallyOptions.ShortestPause.TotalSeconds} to {TallyOptions.LongestPause.TotalSeconds} seconds"), PauseOf, pause => settings.SnapshotEvery = pause);
        Take(KnownSettings.Keys, "the name of a file", Filled, file => settings.Keys = file);
        TakeValue(KnownSettings.WithoutKeys, "true or false", text => bool.TryParse(text, out var yes) ? yes : (bool?)null, yes => settings.WithoutKeys = yes);
        settings.Tls = TlsOf();
        TakeValue(KnownSettings.HealthPort, $"1 to {LastPort}", text => Number(text, 1, LastPort), port => settings.HealthPort = port);
        TakeValue(KnownSettings.DashboardPort, $"1 to {LastPort}", text => Number(text, 1, LastPort), port => settings.DashboardPort = port);
        Take(KnownSettings.DashboardPassword, $"a password of {OperationsOptions.ShortestPassword} characters or more", text => text.Length >= OperationsOptions.ShortestPassword ? text : null, password => settings.DashboardPassword = password);
        Take(KnownSettings.Otlp, "an http or https address", UrlOf, url => settings.Otlp = url);
        Take(KnownSettings.OtlpHeaders, "headers", Filled, headers => settings.OtlpHeaders = headers);
        TakeValue(KnownSettings.ShareOfTraces, "0 to 1", ShareOf, share => settings.ShareOfTraces = share);
        TakeValue(KnownSettings.Log, "trace, debug, information, warning, error, critical or none", LevelOf, level => settings.Log = level);
        CheckTogether(settings);
        return _wrong.Count == 0 ? settings : throw new SettingsException(_wrong);
    }

    private void Take<T>(Setting setting, string wanted, Func<string, T?> read, Action<T> set) where T : class
    {
        if (texts[setting] is not { } given) return;
        if (read(given.Text) is { } value) set(value);
        else Refuse(setting, given, wanted);
    }

    private void TakeValue<T>(Setting setting, string wanted, Func<string, T?> read, Action<T> set) where T : struct
    {
        if (texts[setting] is not { } given) return;
        if (read(given.Text) is { } value) set(value);
        else Refuse(setting, given, wanted);
    }

    private void Refuse(Setting setting, SettingText given, string wanted) =>
        _wrong.Add(setting.IsSecret ? $"{given.Where} is not {wanted}." : $"{given.Where} is {wanted}, not '{given.Text}'.");

    private void CheckTogether(SiloSettings settings)
    {
        if (settings.Storage == StorageKind.Postgres && settings.Connection.Length == 0)
            _wrong.Add($"{KnownSettings.Storage.Argument} postgres needs {KnownSettings.Connection.Argument}, or {KnownSettings.Connection.Variable}.");
        if (settings.Storage == StorageKind.Sqlite)
        {
            foreach (var setting in (ReadOnlySpan<Setting>)[KnownSettings.Connection, KnownSettings.ClusterName, KnownSettings.Address, KnownSettings.SiloPort])
                if (texts[setting] is { } given) _wrong.Add($"{given.Where} is for {KnownSettings.Storage.Argument} postgres: a silo on a folder is alone, and reached from this machine only.");
        }
        else if (texts[KnownSettings.Store] is { } folder && folder.Where == KnownSettings.Store.Argument)
        {
            _wrong.Add($"{folder.Where} is for {KnownSettings.Storage.Argument} sqlite: with postgres the ledger is in the database.");
        }
        if (settings.Port != 0 && settings.Port == settings.SiloPort && settings.Storage == StorageKind.Postgres)
            _wrong.Add($"{KnownSettings.Port.Argument} and {KnownSettings.SiloPort.Argument} are both {settings.Port}.");
        if (settings.DashboardPort is not null && settings.DashboardPassword is null)
            _wrong.Add($"{KnownSettings.DashboardPort.Argument} needs {KnownSettings.DashboardPassword.Variable}: whoever sees the dashboard sees what is asked.");
        if (settings.ListensBeyondLoopback && settings.Keys is null && !settings.WithoutKeys)
            _wrong.Add($"{texts[KnownSettings.Address]!.Where} {settings.Address} is reached from other machines, and anybody there could record and withdraw. Name a file of keys with {KnownSettings.Keys.Argument}, or say {KnownSettings.WithoutKeys.Argument} true.");
    }

    // One that is set in vain would let people believe to be encrypted who are not.
    private TlsFiles? TlsOf()
    {
        SettingText?[] given = [texts[KnownSettings.TlsCertificate], texts[KnownSettings.TlsKey], texts[KnownSettings.TlsAuthority], texts[KnownSettings.TlsPassword]];
        if (given.OfType<SettingText>().FirstOrDefault() is not { } first) return null;
        if (!hasTls) _wrong.Add($"{first.Where}: {TlsMissingException.Fact}.");
        string? certificate = null, key = null, authority = null;
        Take(KnownSettings.TlsCertificate, "the name of a file", Filled, file => certificate = file);
        Take(KnownSettings.TlsKey, "the name of a file", Filled, file => key = file);
        Take(KnownSettings.TlsAuthority, "the name of a file", Filled, file => authority = file);
        foreach (var setting in (ReadOnlySpan<Setting>)[KnownSettings.TlsCertificate, KnownSettings.TlsAuthority])
            if (texts[setting] is null) _wrong.Add($"{first.Where} needs {setting.Argument}, or {setting.Variable}.");
        return certificate is null || authority is null ? null : new TlsFiles(certificate, authority) { Key = key, Password = texts[KnownSettings.TlsPassword]?.Text };
    }

    private static StorageKind? StorageOf(string text) => text.Trim().ToUpperInvariant() switch
    {
        "SQLITE" => StorageKind.Sqlite,
        "POSTGRES" or "POSTGRESQL" => StorageKind.Postgres,
        _ => null,
    };

    private static string? Filled(string text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string? ClusterNameOf(string text) => text.Length is > 0 and <= 150 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? text : null;

    private static IPAddress? AddressOf(string text) =>
        IPAddress.TryParse(text, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) ? address : null;

    private static TimeSpan? PauseOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds >= TallyOptions.ShortestPause.TotalSeconds && seconds <= TallyOptions.LongestPause.TotalSeconds
            ? TimeSpan.FromSeconds(seconds) : null;

    private static double? ShareOf(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1 ? share : null;

    private static Uri? UrlOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) ? url : null;

    private static LogLevel? LevelOf(string text) => Enum.TryParse<LogLevel>(text, ignoreCase: true, out var level) && Enum.IsDefined(level) && !char.IsAsciiDigit(text[0]) ? level : null;

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
