using System.Collections.Immutable;
using System.CommandLine;
using Reporting.Briefs.Editions;
using Reporting.Briefs.Weekly;
using Reporting.Connection;
using Reporting.Groups;
using Reporting.Import;
using Reporting.Incidents;
using Reporting.Output;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Commands;

/// <summary><c>demo</c>: the whole product on a small sample, in a folder of its own.</summary>
internal sealed class DemoCommand : ReportCommand
{
    /// <summary>The sample, as a resource of this assembly and as a file in the demo's folder.</summary>
    public const string Sample = "badakhshan-2012.jsonl";

    private const string DefaultFolder = "reporting-demo";
    private readonly Option<string?> _folder = new("--folder") { Description = $"The folder for store, sample and brief; made where it is missing. Default: {DefaultFolder}.", HelpName = "FOLDER" };

    public DemoCommand(CommandContext context)
        : base("demo", "Imports a sample, asks what it was made to answer, and writes a brief. Run it twice: nothing is counted twice.", context, "demo") => Add(_folder);

    public override bool Writes => true;

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(GlobalOptions.Cluster) is not null || parsed.GetValue(GlobalOptions.Store) is not null)
            throw Problem.Usage("The demo has a store of its own.", "--store or --cluster", "Leave them out; --folder names where it goes.");
        var writer = Context.Parts.Writer(Context);
        var folder = Context.FullPath(parsed.GetValue(_folder) ?? DefaultFolder);
        await using var connection = await Context.Connect(new StoreAddress(folder), create: true, cancellation);
        Context.Out.Line($"Folder  {folder}");
        var sample = Path.Combine(folder, Sample);
        WriteSample(sample);
        await ImportWork.Run(Context, connection, new ImportRequest { Path = sample, RecordedBy = GlobalOptions.Recorder(parsed, Context) }, cancellation);
        await Ask(connection.Data);
        var week = PeriodText.ReadWeek("2012-W22", DayOfWeek.Monday);
        var target = new BriefTarget(OutputFile.At(Path.Combine(folder, "brief-2012-W22.pdf"), "--folder")) { Writer = writer, Figures = OutputFile.At(Path.Combine(folder, "brief-2012-W22-figures.json"), "--folder") };
        var position = (await connection.Data.AsOf()).Position;
        var printed = await new EditionPress(connection.Grains, connection.Data).Fix(new WeeklyBriefRequest { Week = week, Place = Badakhshan }, position, GlobalOptions.Recorder(parsed, Context));
        foreach (var line in target.Write(printed.Brief)) Context.Out.Line(line);
        Context.Talk.Line($"Ask more: dotnet run --project ReportClient -- incidents --store {folder}");
        return ExitCode.Ok;
    }

    private static PlaceKey Badakhshan => PlaceKey.FromNames("Afghanistan", "Badakhshan");

    private async Task Ask(IReportingData data)
    {
        var raids = new IncidentFilter { Types = [IncidentType.Raid], Groups = [GroupKey.FromName("IMU")], Places = [Badakhshan] };
        Context.Out.Line("\nRaids against the IMU in Badakhshan");
        foreach (var until in ImmutableArray.Create(new DateOnly(2012, 6, 2), new DateOnly(2012, 6, 3)))
        {
            var answer = await Answer.Tally(data, new Question(new Period(new DateOnly(2011, 9, 1), until), raids, DayOfWeek.Monday));
            Context.Out.Line($"  {answer.Question.Period}  {FigureText.Number(answer.Rows[0].Figures.Incidents)}");
        }
        var week = PeriodText.ReadWeek("2012-W22", DayOfWeek.Monday).Period;
        var place = new IncidentFilter { Places = [Badakhshan] };
        Context.Out.Writer.Write("\n" + TallyTable.Print(await Answer.Tally(data, new Question(week, place, DayOfWeek.Monday)), Context.Out) + "\n");
    }

    private static void WriteSample(string path)
    {
        using var sample = typeof(DemoCommand).Assembly.GetManifestResourceStream(Sample)
            ?? throw new Problem(ExitCode.Internal, "This build carries no sample.", Sample, "Build it with samples/badakhshan-2012.jsonl in the repository.");
        OutputFile.At(path, "--folder").Write(sample.CopyTo);
    }
}
