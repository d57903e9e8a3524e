using System.CommandLine;
using Reporting.Briefs;
using Reporting.Briefs.Weekly;
using Reporting.Output;
using Reporting.Pdf;
using Reporting.Queries;

namespace Reporting.Commands;

/// <summary><c>brief weekly</c>: one week of one place.</summary>
internal sealed class WeeklyBriefCommand : ReportCommand
{
    private readonly Option<string> _week = new("--week") { Description = "The week, as ISO 8601 numbers them: 2012-W22.", HelpName = "WEEK", Required = true };
    private readonly Option<string?> _country = new("--country") { Description = "The country. Default: everything in the store.", HelpName = "NAME" };
    private readonly Option<string?> _province = new("--province") { Description = "A province.", HelpName = "NAME" };
    private readonly Option<string?> _district = new("--district") { Description = "A district; with --province where several have the name.", HelpName = "NAME" };
    private readonly CountingOptions _counting = new();
    private readonly Option<string> _out = new("--out", "-o") { Description = "The PDF to write; its folder must exist.", HelpName = "FILE", Required = true };
    private readonly Option<string?> _figures = new("--figures") { Description = "Also write every printed number to this JSON file.", HelpName = "FILE" };

    public WeeklyBriefCommand(CommandContext context)
        : base("weekly", "Writes the brief of a week: key figures with change, trend, tables, notable incidents with sources, method.", context,
            "brief weekly --week 2012-W22 --province Badakhshan -o brief.pdf",
            "brief weekly --week 2021-W28 --country Afghanistan -o afghanistan.pdf --figures afghanistan.json")
    {
        foreach (var option in (Option[])[_week, _country, _province, _district, _out, _figures]) Add(option);
        _counting.AddTo(this);
    }

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var week = PeriodText.ReadWeek(parsed.GetValue(_week)!, GlobalOptions.FirstDay(parsed));
        var rule = _counting.Read(parsed);
        var names = new AskedNames(One(parsed, _country), One(parsed, _province), One(parsed, _district), []);
        var pdf = OutputFile.At(Context.FullPath(parsed.GetValue(_out)!), "-o");
        var figures = parsed.GetValue(_figures) is { } file ? OutputFile.At(Context.FullPath(file), "--figures") : null;
        if (figures?.Path == pdf.Path) throw Problem.Usage("The brief and its figures cannot be one file.", $"--figures {figures.Path}", "Name two files.");
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var (places, _) = await new NameResolution(connection.Data).Resolve(names);
        await Write(Context, connection.Data, new WeeklyBriefRequest { Week = week, Place = places.IsEmpty ? default : places[0], Rule = rule }, pdf, figures);
        return ExitCode.Ok;
    }

    /// <summary>Makes a brief and writes both files, or neither when it cannot be made.</summary>
    public static async Task Write(CommandContext context, IReportingData data, WeeklyBriefRequest request, OutputFile pdf, OutputFile? figures)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(pdf);
        var brief = await new WeeklyBriefBuilder(data).Build(request);
        // Both are made before either is written.
        using var pages = new MemoryStream();
        using var numbers = new MemoryStream();
        BriefPdf.Write(brief, pages);
        FiguresJson.Write(brief, numbers);
        figures?.Write(numbers.WriteTo);
        pdf.Write(pages.WriteTo);
        context.Out.Line($"Brief   {pdf.Path}");
        if (figures is not null) context.Out.Line($"Figures {figures.Path}");
    }

    private static IReadOnlyList<string> One(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } name ? [name] : [];
}
