using System.CommandLine;
using Reporting.Briefs.Editions;
using Reporting.Queries;

namespace Reporting.Commands;

/// <summary><c>brief weekly</c>: one week of one place.</summary>
internal sealed class WeeklyBriefCommand : ReportCommand
{
    private readonly WeeklyBriefOptions _brief = new(weekRequired: true);
    private readonly Option<bool> _draft = new("--draft") { Description = "Write the brief without fixing it as an edition." };
    private readonly BriefFiles _files = new(required: true);

    public WeeklyBriefCommand(CommandContext context)
        : base("weekly", "Writes the brief of a week and fixes it as an edition: key figures with change, trend, tables, notable incidents with sources, what changed since the edition before, method.", context,
            "brief weekly --week 2012-W22 --province Badakhshan -o brief.pdf",
            "brief weekly --week 2021-W28 --country Afghanistan -o afghanistan.pdf --figures afghanistan.json")
    {
        _brief.AddTo(this);
        Add(_draft);
        _files.AddTo(this);
    }

    public override bool Writes => true;

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var asked = _brief.Read(parsed)!;
        var files = _files.Read(parsed, Context);
        var by = GlobalOptions.Recorder(parsed, Context);
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var (request, data) = await asked.Resolve(connection.Data, Context.Clock);
        var position = (await data.AsOf()).Position;
        var press = new EditionPress(connection.Grains, connection.Data);
        var brief = parsed.GetValue(_draft) ? await press.Draft(request, position) : (await press.Fix(request, position, by)).Brief;
        if (await UnheardOriginator.Note(connection.Data.At(position), request.Question) is { } unheard) Context.Talk.Line(unheard);
        files.Write(brief, Context);
        return ExitCode.Ok;
    }
}
