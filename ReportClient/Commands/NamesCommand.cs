using System.CommandLine;
using Reporting.Output;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Commands;

/// <summary><c>names</c>: what places and groups the store knows.</summary>
internal sealed class NamesCommand : ReportCommand
{
    private readonly Argument<string> _kind = new("KIND") { Description = "countries, provinces, districts or groups." };
    private readonly Option<string?> _output = new("--output") { Description = "How to print: table, csv or json. Default: table.", HelpName = "FORMAT" };

    public NamesCommand(CommandContext context)
        : base("names", "Lists the countries, provinces, districts or groups in the store, with the keys that never change.", context,
            "names provinces",
            "names groups --output csv")
    {
        Add(_kind);
        Add(AsOfOption.Option);
        Add(_output);
    }

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var kind = Kind(parsed.GetValue(_kind)!);
        var output = OutputFormats.Read(parsed.GetValue(_output));
        var asOf = AsOfOption.Read(parsed);
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var data = asOf is null ? connection.Data : await asOf.Of(connection.Data, Context.Clock);
        var names = await data.Names(kind);
        Context.Out.Writer.Write(NameList.Print(names, kind, output, Context.Out));
        return ExitCode.Ok;
    }

    private static SubjectKind Kind(string text)
    {
        foreach (var kind in Enum.GetValues<SubjectKind>())
        {
            if (string.Equals(SubjectText.Plural(kind), text.Trim(), StringComparison.OrdinalIgnoreCase) || string.Equals(SubjectText.Word(kind), text.Trim(), StringComparison.OrdinalIgnoreCase))
                return kind;
        }
        throw Problem.Usage($"{Problem.Quote(text)} is no kind of name.", "KIND", "Use countries, provinces, districts or groups.");
    }
}
