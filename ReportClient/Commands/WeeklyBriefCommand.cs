using System.CommandLine;
using Reporting.Briefs;
using Reporting.Briefs.Editions;
using Reporting.Briefs.Maps;
using Reporting.Briefs.Weekly;
using Reporting.Ledger;
using Reporting.Queries;

namespace Reporting.Commands;

/// <summary><c>brief weekly</c>: one week of one place.</summary>
internal sealed class WeeklyBriefCommand : ReportCommand
{
    private readonly WeeklyBriefOptions _brief = new(weekRequired: true);
    private readonly Option<bool> _draft = new("--draft") { Description = "Write the brief without fixing it as an edition." };
    private readonly Option<string?> _boundaries = new("--boundaries") { Description = "With --draft: a GeoJSON file to draw the map in, its areas called as the places are. Default: a map of squares, which needs no boundaries.", HelpName = "FILE" };
    private readonly Option<bool> _allProvinces = new("--all-provinces")
    {
        Description = "Write a brief for each province of --country that the ledger knows, named by its key, and an edition of each unless --draft says otherwise. One that fails stops no other.",
    };

    private readonly BriefFiles _files = new(isRequired: true, isMany: true);

    public WeeklyBriefCommand(CommandContext context)
        : base("weekly", "Writes the brief of a week and fixes it as an edition: key figures with change, trend, map, tables, notable incidents with sources, what changed since the edition before, method.", context,
            "brief weekly --week 2012-W22 --province Badakhshan -o brief.pdf",
            "brief weekly --week 2021-W28 --country Afghanistan -o afghanistan.pdf --html afghanistan.html --figures afghanistan.json --tables tables --charts charts",
            "brief weekly --week 2021-W28 --country Afghanistan --all-provinces -o briefs --html briefs",
            "brief weekly --week 2021-W28 --country Afghanistan -o afghanistan.pdf --look look.json",
            "brief weekly --week 2021-W28 --country Afghanistan -o afghanistan.pdf --draft --boundaries provinces.geojson")
    {
        _brief.AddTo(this);
        Add(_draft);
        Add(_allProvinces);
        Add(_boundaries);
        Add(LookOption.Option);
        _files.AddTo(this);
    }

    public override bool Writes => true;

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var asked = _brief.Read(parsed)!;
        var boundaries = Boundaries(parsed);
        var look = LookOption.Read(parsed, Context);
        var by = GlobalOptions.Recorder(parsed, Context);
        var isDraft = parsed.GetValue(_draft);
        return parsed.GetValue(_allProvinces)
            ? await EachProvince(parsed, asked.OfCountry(), look, _files.ReadMany(parsed, Context), isDraft, by, cancellation)
            : await One(parsed, asked, boundaries, look, _files.Read(parsed, Context), isDraft, by, cancellation);
    }

    private async Task<int> One(ParseResult parsed, AskedWeeklyBrief asked, Boundaries? boundaries, BriefLook look, BriefTarget target, bool isDraft, string by, CancellationToken cancellation)
    {
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var (request, data) = await asked.Resolve(connection.Data, Context.Clock);
        request = request with { Boundaries = boundaries, Look = look };
        var position = (await data.AsOf()).Position;
        var brief = await Compose(new EditionPress(connection.Grains, connection.Data), request, position, isDraft, by);
        await NoteUnheard(connection.Data.At(position), request);
        foreach (var line in target.Write(brief)) Context.Out.Line(line);
        if (boundaries is not null) SayUnmatched(brief, boundaries);
        return ExitCode.Ok;
    }

    // An edition is printed again from the ledger alone, to the byte; boundaries are not in it.
    private Boundaries? Boundaries(ParseResult parsed)
    {
        if (parsed.GetValue(_boundaries) is not { } file) return null;
        if (!parsed.GetValue(_draft)) throw Problem.Usage("An edition is printed again from the ledger alone, which holds no boundaries.", $"--boundaries {Problem.Quote(file)}", "Add --draft; or leave --boundaries out for an edition with a map of squares.");
        if (parsed.GetValue(_allProvinces)) throw Problem.Usage("One file of boundaries cannot serve every province.", "--all-provinces", "Leave one of --boundaries and --all-provinces out.");
        return GeoJson.Read(InputFile.Check(file, "--boundaries", Context));
    }

    private void SayUnmatched(Brief brief, Boundaries boundaries)
    {
        if (brief.Sections.SelectMany(section => section.Blocks).OfType<BoundaryMap>().FirstOrDefault() is not { } map)
        {
            Context.Talk.Line("The brief has no map: a district has no places below it, or the data begin after the week.");
            return;
        }
        if (!map.PlacesWithoutArea.IsEmpty) Context.Talk.Line($"In the data, but not in {boundaries.File}: {Problem.Clean(string.Join(", ", map.PlacesWithoutArea))}");
        if (!map.AreasWithoutPlace.IsEmpty) Context.Talk.Line($"In {boundaries.File}, but no {map.Level} of the data: {Problem.Clean(string.Join(", ", map.AreasWithoutPlace))}");
    }

    private async Task<int> EachProvince(ParseResult parsed, AskedWeeklyBrief asked, BriefLook look, BriefFolders folders, bool isDraft, string by, CancellationToken cancellation)
    {
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var (request, asOf) = await asked.Resolve(connection.Data, Context.Clock);
        var position = (await asOf.AsOf()).Position;
        // All are made from one position, so that they agree with each other.
        var data = new AskedOnce(connection.Data);
        var provinces = await ProvinceBriefs.Of(request.Place, data.At(position));
        await NoteUnheard(data.At(position), request);
        var press = new EditionPress(connection.Grains, data);
        return await new ProvinceBriefs(Context, folders, province => Compose(press, province, position, isDraft, by)).Write(request with { Look = look }, provinces, cancellation);
    }

    private static async Task<Brief> Compose(EditionPress press, WeeklyBriefRequest request, LedgerPosition position, bool isDraft, string by) =>
        isDraft ? await press.Draft(request, position) : (await press.Fix(request, position, by)).Brief;

    private async Task NoteUnheard(IReportingData data, WeeklyBriefRequest request)
    {
        if (await UnheardOriginator.Note(data, request.Question) is { } unheard) Context.Talk.Line(unheard);
    }
}
