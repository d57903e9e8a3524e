using System.CommandLine;
using Reporting.Import;
using Reporting.Names;

namespace Reporting.Commands;

/// <summary>The options of <c>import</c> that withdraw what a file no longer has.</summary>
internal sealed class MissingOptions
{
    private const string Name = "--retract-missing";

    private readonly Option<bool> _missing = new(Name)
    {
        Description = "Withdraw what stood before and the file no longer has: of its data sets, in the countries that it names, from its earliest to its latest first day. Nothing is withdrawn when a row is rejected.",
    };

    private readonly Option<string?> _since = new("--scope-since") { Description = $"With {Name}: the first day of the scope, inclusive, instead of the file's.", HelpName = "DATE" };
    private readonly Option<string?> _until = new("--scope-until") { Description = $"With {Name}: the last day of the scope, inclusive, instead of the file's.", HelpName = "DATE" };
    private readonly Option<string[]> _countries = new("--scope-country")
    {
        Description = $"With {Name}: a country of the scope as the file writes it, instead of those that the file names. One that the file does not name has lost all its incidents. Repeatable.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _most = new("--retract-most") { Description = $"With {Name}: also when more than half of what stands in the scope, and more than {MissingIncidents.FewEnough} incidents, would be withdrawn." };

    /// <summary>Adds the options to a command, in the order in which help lists them.</summary>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        foreach (var option in (Option[])[_missing, _since, _until, _countries, _most]) command.Add(option);
    }

    /// <summary>What to withdraw; null when nothing is.</summary>
    public MissingRequest? Read(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var (since, until, countries) = (parsed.GetValue(_since), parsed.GetValue(_until), parsed.GetValue(_countries) ?? []);
        if (!parsed.GetValue(_missing))
        {
            var alone = since is not null ? _since.Name : until is not null ? _until.Name : countries.Length > 0 ? _countries.Name : parsed.GetValue(_most) ? _most.Name : null;
            return alone is null ? null : throw Problem.Usage($"{alone} says how {Name} works.", alone, $"Add {Name}, or leave it out.");
        }
        var bad = countries.FirstOrDefault(name => name.Length > NameKey.LongestName || NameKey.Of(name).Length == 0);
        if (bad is not null) throw Problem.Usage($"{Problem.Quote(bad)} can be no name.", _countries.Name, $"Give a name of at most {NameKey.LongestName} characters with a letter or digit in it.");
        var period = PeriodText.Read(since, until, null, DayOfWeek.Monday, _since.Name, _until.Name);
        return new MissingRequest { Since = period.Since, Until = period.Until, Countries = [.. countries.Select(name => name.Trim()).Distinct()], Most = parsed.GetValue(_most) };
    }
}
