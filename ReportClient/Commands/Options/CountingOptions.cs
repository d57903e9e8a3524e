using System.CommandLine;
using Reporting.Names;
using Reporting.Tallies;

namespace Reporting.Commands;

/// <summary>The options that choose a counting rule; without them figures are counted as tallies keep them.</summary>
internal sealed class CountingOptions
{
    private readonly Option<string?> _rule = new("--rule")
    {
        Description = "Which of the numbers given for an incident counts: lowest, best or highest. Default: best, the median of the best figures.",
        HelpName = "RULE",
    };

    private readonly Option<string?> _originator = new("--originator") { Description = "Only figures that this party gave: ISAF. Incidents for which it gave none are not reported.", HelpName = "NAME" };
    private readonly Option<bool> _spread = new("--spread") { Description = "Share the figures of incidents that span several days out over those days. Default: all on the first day." };

    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        foreach (var option in (Option[])[_rule, _originator, _spread]) command.Add(option);
    }

    public CountingRule Read(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var choice = FigureChoice.Best;
        if (parsed.GetValue(_rule) is { } rule && !FigureChoices.TryParse(rule, out choice))
            throw Problem.Usage($"{Problem.Quote(rule)} is no counting rule.", "--rule", $"Use one of {string.Join(", ", FigureChoices.All.Select(known => known.Code()))}.");
        var originator = parsed.GetValue(_originator)?.Trim();
        if (originator is not null && (originator.Length > NameKey.LongestName || NameKey.Of(originator).Length == 0))
            throw Problem.Usage($"{Problem.Quote(originator)} can be no name.", "--originator", $"Give a name of at most {NameKey.LongestName} characters with a letter or digit in it.");
        return new CountingRule { Choice = choice, Originator = originator, Dating = parsed.GetValue(_spread) ? Dating.Spread : Dating.FirstDay };
    }
}
