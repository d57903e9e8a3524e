using System.CommandLine;
using System.Globalization;
using Reporting.Briefs.Editions;

namespace Reporting.Commands;

/// <summary><c>brief</c>: prints an edition again; below it the briefs there are and what was printed of them.</summary>
internal sealed class BriefCommand : ReportCommand
{
    private readonly Option<string?> _edition = EditionNumber.Option("Print this edition again, to the byte as it was.");
    private readonly BriefFiles _files = new(isRequired: false);

    public BriefCommand(CommandContext context)
        : base("brief", "Writes briefs as PDF, fixes them as editions, and prints editions again.", context,
            "brief --edition 7 -o brief.pdf --figures figures.json",
            "brief --edition 7 -o brief.pdf --html brief.html --format letter")
    {
        Add(_edition);
        _files.AddTo(this);
        Add(new WeeklyBriefCommand(context));
        Add(new GroupBriefCommand(context));
        Add(new EditionListCommand(context));
        Add(new EditionDiffCommand(context));
        Add(new ScheduleCommand(context));
    }

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        if (EditionNumber.Read(parsed.GetValue(_edition), "--edition") is not { } number)
            throw Problem.Usage("Nothing is named to print.", "brief", "Name a brief ('brief weekly', 'brief group'), an edition ('brief --edition N -o FILE'), or see what was printed ('brief list').");
        var target = _files.Read(parsed, Context);
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var printed = await EditionNumber.Find(FormattableString.Invariant($"--edition {number}"), () => new EditionPress(connection.Grains, connection.Data).Reprint(number));
        if (printed.Edition.Draft.Program != EditionPress.Program)
            Context.Talk.Line($"Edition {number.ToString(CultureInfo.InvariantCulture)} was printed by version {printed.Edition.Draft.Program}: its figures are the same, its pages may be laid out otherwise.");
        foreach (var line in target.Write(printed.Brief)) Context.Out.Line(line);
        return ExitCode.Ok;
    }
}

/// <summary>Reads the number of an edition.</summary>
internal static class EditionNumber
{
    public static Option<string?> Option(string description) => new("--edition") { Description = description, HelpName = "N" };

    /// <summary>The number; null where none is given.</summary>
    public static int? Read(string? text, string option) => WholeNumber.Read(text, option, 1, int.MaxValue);

    /// <summary>Works with an edition that was named somewhere.</summary>
    /// <exception cref="Problem">There is none of the number; it says where it was named.</exception>
    public static async Task<T> Find<T>(string where, Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            return await work();
        }
        catch (UnknownEditionException unknown)
        {
            throw Problem.Usage(unknown.Message, where, unknown.Advice);
        }
    }
}
