using System.Collections.Immutable;
using Reporting.Briefs;
using Reporting.Ledger;
using Reporting.Tallies;

namespace Reporting.Tests.Briefs;

/// <summary>A brief made by hand: one of each block, with names that no writer may trust.</summary>
internal static class SmallBrief
{
    public const string Script = "<script>alert('a & b')</script>";
    public const string Formula = "=HYPERLINK(\"https://example.org\")";
    public const string Lines = "one, \"two\"\nthree";

    private static readonly PrintedFigure Incidents = new("key.incidents.week", 1204, "1,204");
    private static readonly PrintedFigure Killed = new("key.killed.best", 5, "5");
    private static readonly PrintedFigure Unknown = new("key.wounded.best", null, "not reported");
    private static readonly PrintedFigure Mean = new("trend.incidents.mean", 0.25m, "0.3");

    public static Brief Of(params ImmutableArray<Section> more) => new()
    {
        Title = "Weekly brief: " + Script,
        Masthead = new Masthead
        {
            Kind = "Weekly brief",
            Place = default,
            SubjectName = Script,
            Within = "Afghanistan",
            Week = TrialBriefs.Week("2012-W22"),
            Period = TrialBriefs.Week("2012-W22").Period,
            FirstDay = DayOfWeek.Monday,
            Days = "28 May – 3 June 2012",
            DataAsOf = new DateTimeOffset(2012, 6, 4, 6, 0, 0, TimeSpan.Zero),
            Position = new LedgerPosition([7]),
            Facts = [new Fact("Week", Prose.Of($"{TrialBriefs.Week("2012-W22")}, weeks run Monday to Sunday"))],
        },
        Sections = [Words, Charts, Places, Weapons, Notable, .. more],
        Figures = new FigureBook([Incidents, Killed, Unknown, Mean, .. Cells.Values], []),
    };

    private static Section Words => new("key", "Key figures",
    [
        new Takeaways([new Takeaway(Prose.Of($"{Killed} killed"), Prose.Of($"; reported in {Incidents} incidents."))]),
        new KeyFigures(
        [
            new KeyFigure { Label = "Killed", Value = Killed, Range = Prose.Of($"{Killed}–{Incidents}"), Reported = Prose.Of($"reported in {Incidents}"), Unquantified = Prose.Words("+ unquantified"), Comparisons = [new Fact("Week before", Unknown)] },
            new KeyFigure { Label = "Wounded", Value = Unknown, Range = Prose.Empty, Reported = Prose.Empty, Unquantified = Prose.Empty, Comparisons = [] },
        ]),
        new Paragraph(Prose.Of($"Groups: {"تحریک طالبان"} and {Script}.")),
    ]);

    private static Section Charts => new("trend", "Trend",
    [
        new TrendChart
        {
            Id = "trend",
            Title = "Incidents by week",
            Finding = Prose.Of($"{Incidents} incidents."),
            Note = Prose.Words("Source: made by hand."),
            Panels =
            [
                new TrendPanel("Incidents", Mean,
                [
                    new TrendPoint(TrialBriefs.Week("2012-W18"), null) { HasIncidents = false, IsCovered = false },
                    new TrendPoint(TrialBriefs.Week("2012-W19"), 0) { HasIncidents = false },
                    new TrendPoint(TrialBriefs.Week("2012-W20"), null),
                    new TrendPoint(TrialBriefs.Week("2012-W21"), 2, High: 4) { IsMostlySpans = true },
                    new TrendPoint(TrialBriefs.Week("2012-W22"), 1),
                ]),
            ],
        },
        new BarChart
        {
            Id = "types.chart",
            Title = "Incidents by type",
            Finding = Prose.Of($"{Script}: {Incidents}."),
            Note = Prose.Words("Source: made by hand."),
            Bars = [new Bar(Script, Incidents, BarHue.Incidents), new Bar("Wounded", Unknown, BarHue.Rest)],
        },
    ]);

    private static Section Places => new("places", "Provinces",
    [
        new Table
        {
            Id = "places.table",
            Columns =
            [
                new TableColumn("Province", ColumnKind.Text, 2).Tagged("#adm1+name"), new("Weeks", ColumnKind.Trend, 1), new TableColumn("Incidents", ColumnKind.Bar, 1).Tagged("#event+num"),
                new("Killed", ColumnKind.Number, 1) { Data = [new("Killed", "#affected+killed"), new("Killed, as printed", "", DataPart.Printed)] },
                new("Low–high", ColumnKind.Number, 1) { Data = [new("Killed, low", "#affected+killed+min", DataPart.Low), new("Killed, high", "#affected+killed+max", DataPart.High)] },
            ],
            Rows =
            [
                Place(Script, "a", Prose.Of($"{Cells["a.killed.best"]} +"), Prose.Of($"{Cells["a.killed.low"]}–{Cells["a.killed.high"]}"), 1),
                Place(Formula, "b", Cells["b.killed.best"], Prose.Empty, 0),
                Place("Not located", "c", Prose.Words("–"), Prose.Of($"high {Cells["c.killed.high"]}"), 0.25, RowKind.Rest),
                new TableRow([new(Prose.Name("Total")), new(Prose.Empty, Trend: [0, 1, 2]), new(Incidents), new(Killed), new(Prose.Empty)], RowKind.Total),
            ],
            Note = Prose.Words("Symbols: “..” not reported."),
        },
    ]);

    private static Section Weapons => new("weapons", "Weapons seized",
    [
        new Table
        {
            Id = "weapons.table",
            Columns = [new("Item", ColumnKind.Text, 2), new("Found", ColumnKind.Text, 1) { Data = [new("First day", "#date+start", DataPart.FirstDay), new("Last day", "#date+end", DataPart.LastDay)] }, new("Unquantified in", ColumnKind.Number, 1) { Data = [new("Unquantified in", "") { Dash = 0 }] }],
            Rows = [new TableRow([new(Prose.Name(Lines)), new(Prose.Of($"{Days}")) { Days = Days }, new(Prose.Words("–"))])],
            Note = Prose.Empty,
        },
    ]);

    private static Section Notable => new("notable", "Notable incidents",
    [
        new IncidentList(
        [
            new NotableIncident
            {
                Id = Some.Incident("test:1").Id,
                Reasons = [Prose.Words("Deadliest")],
                When = Prose.Of($"{Days}"),
                Where = Prose.Name("Argo"),
                What = Prose.Words("Raid"),
                Summary = Prose.Quote(Script + " \u202Eturned\u0007"),
                Figures = [Prose.Of($"Killed: {Killed}"), Prose.Of($"Wounded: {Unknown}")],
                Sources = new Prose([new Run("Outlet", RunKind.Name, Url: "https://example.org/?a=1&b=\"2\""), new Run("; "), new Run("bad", RunKind.Name, Url: "javascript:alert(1)")]),
            },
        ], Prose.Words("All of it.")),
        new Notes([new Fact("Unknown is not zero", Prose.Words("Silence is “not reported”."))]),
    ]);

    private static Period Days => new(new DateOnly(2012, 6, 1), new DateOnly(2012, 6, 3));

    private static Dictionary<string, PrintedFigure> Cells { get; } = new PrintedFigure[]
    {
        new("a.incidents", 1204, "1,204"), new("a.killed.best", 5, "5"), new("a.killed.low", 3, "3"), new("a.killed.high", 1500, "1,500"),
        new("b.incidents", 0, "0"), new("b.killed.best", null, ".."), new("c.incidents", 1, "1"), new("c.killed.high", 0, "0"),
    }.ToDictionary(figure => figure.Id, StringComparer.Ordinal);

    private static TableRow Place(string name, string id, Prose killed, Prose range, double share, RowKind kind = RowKind.Plain) =>
        new([new(Prose.Name(name)), new(Prose.Empty, Trend: [0, 1, 2]), new(Cells[id + ".incidents"], share), new(killed), new(range)], kind);
}

/// <summary>A kind of chart that no writer knows.</summary>
internal sealed record UnknownChart : Chart
{
    public static UnknownChart Some { get; } = new() { Id = "unknown.chart", Title = "A chart of a kind to come", Finding = Prose.Words("It says this."), Note = Prose.Words("Source: nobody.") };
}
