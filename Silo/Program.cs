using System.CommandLine;
using Reporting.Access;
using Reporting.Errors;
using Reporting.Hosting;
using Reporting.Operations;
using Reporting.Settings;
using Reporting.Tls;

// A silo as a process of its own: other processes ask it with --cluster HOST:PORT.
// The same codes as the report client's, and two of its own.
const int Usage = 2;
const int StoreInUse = 7;
const int StoreFormat = 8;
const int StoreUnusable = 9;
const int StoreDamaged = 10;
const int PortTaken = 15;

var file = new Option<string>("--settings")
{
    Description = "A file of settings in JSON, under \"Reporting\". Default: appsettings.json in the current folder, where there is one.",
    HelpName = "FILE",
};
var options = KnownSettings.All.Where(setting => !setting.IsSecret).ToDictionary(setting => setting, setting => new Option<string>(setting.Argument)
{
    Description = $"{setting.Meaning} Also {setting.Variable}. Default: {setting.Standard}.",
    HelpName = setting.Value,
});
var command = new RootCommand(
    "Hosts the ledger and the tallies of Reporting, for report clients in other processes; alone on a folder, or as one of a cluster on a PostgreSQL database. "
    + $"An argument goes before its environment variable, and that before the settings file. {KnownSettings.DashboardPassword.Variable}, {KnownSettings.OtlpHeaders.Variable} and {KnownSettings.TlsPassword.Variable} have no argument, since everybody on a machine can read those. Stop it with Ctrl-C or SIGTERM. "
    + $"Exit codes: 0 stopped, 2 wrong usage or settings, 7 store in use, 8 store of another version, 9 store or database unusable, 10 store damaged, 15 port taken, {KeyCommand.KeyFileUnusable} key file unusable, {LeftCluster.Code} declared dead by the other silos.") { file };
foreach (var option in options.Values) command.Options.Add(option);
command.Subcommands.Add(KeyCommand.Create());
command.SetAction(async arguments =>
{
    const string Beside = "appsettings.json";
    try
    {
        var texts = new SettingTexts(setting => arguments.GetValue(options[setting]), Environment.GetEnvironmentVariable, arguments.GetValue(file) ?? (File.Exists(Beside) ? Beside : null));
        await SiloService.Run(new SettingsReader(texts, TlsSetup.IsThere).Read(), TimeProvider.System, Console.Out);
        return 0;
    }
    catch (ReportingException error)
    {
        await Console.Error.WriteLineAsync($"error: {error.Message}\n  fix: {error.Advice}");
        return error switch
        {
            SettingsException => Usage,
            StoreInUseException => StoreInUse,
            StoreFormatException => StoreFormat,
            StoreDamagedException => StoreDamaged,
            PortTakenException or WebPortTakenException => PortTaken,
            OperationsSettingException or KeysMissingException or TlsFileException or TlsMissingException => Usage,
            KeyFileException => KeyCommand.KeyFileUnusable,
            _ => StoreUnusable,
        };
    }
});
var parsed = command.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync($"error: {error.Message}");
    await Console.Error.WriteLineAsync("  fix: 'Silo --help' shows what can be given.");
    return Usage;
}
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
