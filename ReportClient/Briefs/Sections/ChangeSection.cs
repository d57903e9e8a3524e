using System.Globalization;
using Reporting.Briefs.Editions;
using Reporting.Queries;
using Reporting.Tallies;
using Reporting.Tracing;

namespace Reporting.Briefs.Sections;

/// <summary>What has changed since the edition before: each figure that it printed with its old and new value, and each incident behind that.</summary>
internal static class ChangeSection
{
    public static Section? Compose(BriefFacts facts, FigureRegister figures)
    {
        if (facts.Asked.Changes is not { } changes) return null;
        var number = figures.AsGiven("changes.since", changes.Since, changes.Since.ToString(CultureInfo.InvariantCulture), new FromLedger(changes.Since, "the edition before this one"));
        var title = $"What changed since edition {changes.Since.ToString(CultureInfo.InvariantCulture)}";
        if (changes.Figures.IsEmpty) return new Section("changes", title, [new Paragraph(Unchanged(changes, number, figures))]);
        Block[] tables = changes.Counted.Figures.IsEmpty ? [] : [FigureTable(changes, facts, figures)];
        return new Section("changes", title, [new Paragraph(Summary(changes, number, figures)), .. tables, new Paragraph(Prose.Words("The incidents behind them:")), IncidentTable(changes, facts)]);
    }

    private static Prose Days(EditionChanges changes) => changes.Of.IsOfAWeek ? Prose.Of($"{changes.Of.Week}") : Prose.Of($"{changes.Of.Period}");

    private static Prose Unchanged(EditionChanges changes, PrintedFigure number, FigureRegister figures) =>
        Prose.Of($"Every figure that edition {number} of {Days(changes)} printed still stands.{Others(changes, figures)}");

    private static Prose Summary(EditionChanges changes, PrintedFigure number, FigureRegister figures)
    {
        var parts = Enum.GetValues<AlterationKind>()
            .Select(kind => (Kind: kind, Count: changes.Incidents.Count(incident => incident.Kind == kind)))
            .Where(part => part.Count > 0)
            .Select(part => Prose.Of($"{Phrase.Count(figures.Count($"changes.{Word(part.Kind)}", part.Count, Told(changes, part.Count, $"incidents {Word(part.Kind)}")), "incident")} {Prose.Words(part.Kind == AlterationKind.Late ? "recorded late" : Word(part.Kind))}"))
            .ToList();
        var printed = changes.Printed.Figures.Length;
        var altered = Phrase.Count(figures.Count("changes.figures", printed, Told(changes, printed, "figures that changed")), "figure");
        var drawn = changes.Drawn == 0 ? Prose.Empty : Prose.Of($" and {Phrase.Count(figures.Count("changes.drawn", changes.Drawn, Told(changes, changes.Drawn, "points of charts that changed")), "point")} of charts");
        return Prose.Of($"Edition {number} was about {Days(changes)}. What it printed is altered by {Prose.List(parts)}: {altered}{drawn}. The figures file has each point of a chart as well.{Others(changes, figures)}");
    }

    private static Prose Others(EditionChanges changes, FigureRegister figures) => changes.Others == 0 ? Prose.Empty
        : Prose.Of($" {Phrase.Count(figures.Count("changes.others", changes.Others, Told(changes, changes.Others, "incidents recorded, revised or withdrawn that alter none of its figures")), "incident")} recorded, revised or withdrawn since alter none of its figures.");

    private static Table FigureTable(EditionChanges changes, BriefFacts facts, FigureRegister figures) => new()
    {
        Id = "changes.figures.table",
        Columns =
        [
            new("No.", ColumnKind.Text, 0.45), new("Figure", ColumnKind.Text, 5.4), Figure("Printed"), Figure("Now"),
            new TableColumn("Incidents", ColumnKind.Number, 0.9).Tagged("#event+num"),
        ],
        Rows = [.. changes.Counted.Figures.Select((figure, i) => new TableRow(
        [
            new TableCell(Prose.Name(Reference(i))),
            new TableCell(Prose.Name(Label(figure.Label, facts))),
            new TableCell(Again($"changes.{figure.Id}.old", figure.Old, new FromEdition(changes.Since, figure.Id, figure.Old?.Value), figures)),
            new TableCell(Again($"changes.{figure.Id}.new", figure.New, figure.Origin, figures)),
            new TableCell(figures.Count($"changes.{figure.Id}.incidents", figure.Incidents.Length, Told(changes, figure.Incidents.Length, "incidents that alter the figure"))),
        ]))],
        Note = Prose.Of($"{Followers(changes, figures)}“Incidents” are those behind the change; the table of incidents says which. A dash: not printed."),
    };

    // A reader asks which counts moved. What is worked out from them fills pages, and tells nothing else.
    private static Prose Followers(EditionChanges changes, FigureRegister figures)
    {
        var others = changes.Printed.Figures.Length - changes.Counted.Figures.Length;
        if (others == 0) return Prose.Empty;
        var count = figures.Count("changes.followers", others, Told(changes, others, "figures that changed and are no counts of incidents, persons or items"));
        return Prose.Of($"Counts of incidents, persons and items. {count} more, such as means, differences and shares, {Prose.Words(others == 1 ? "follows" : "follow")} from them; {"brief diff"} lists each. ");
    }

    private static Table IncidentTable(EditionChanges changes, BriefFacts facts) => new()
    {
        Id = "changes.incidents.table",
        Columns =
        [
            new TableColumn("Incident", ColumnKind.Text, 2.2).Tagged("#event+id"),
            new("Days", ColumnKind.Text, 1.7) { Data = [new("First day", "#date+start", DataPart.FirstDay), new("Last day", "#date+end", DataPart.LastDay)] },
            new TableColumn("Place", ColumnKind.Text, 1.8).Tagged("#loc+name"),
            new("What", ColumnKind.Text, 1.2), new("Why, by whom", ColumnKind.Text, 2.3), new("Alters No.", ColumnKind.Text, 1.8),
        ],
        Rows = [.. changes.Incidents.Select(one => new TableRow(
        [
            new TableCell(Prose.Name(one.Change.Id.ToString())),
            new TableCell(Prose.Of($"{new Period(one.Incident.Start, one.Incident.End)}")) { Days = new Period(one.Incident.Start, one.Incident.End) },
            new TableCell(Prose.Name(one.Incident.Place.CountsIn is { IsDefault: false } place ? facts.Names.Of(place) : one.Incident.Place.Country)),
            new TableCell(Prose.Words(Word(one.Kind))),
            new TableCell(Why(one)),
            new TableCell(changes.Counted.Of(one) is { Count: > 0 } rows ? Prose.Name(Ranges(rows)) : Prose.Words(changes.Printed.Of(one).Count > 0 ? "others only" : "charts only")),
        ]))],
        Note = Prose.Words("Revised: a later description took the place of the one before. Withdrawn: no longer counted. Late: recorded after that edition was printed. ‘history’ shows every version of an incident."),
    };

    // A figure is printed in its own form: "not reported", "+2".
    private static TableColumn Figure(string title) => new(title, ColumnKind.Number, 1.2) { Data = [new(title, ""), new(title + ", as text", "", DataPart.Printed)] };

    private static Prose Why(IncidentAlteration one) => one.Change.Last.Reason is { Length: > 0 } reason
        ? Prose.Of($"{Prose.Quote(reason)} ({one.Change.Last.RecordedBy})")
        : Prose.Name(one.Change.Last.RecordedBy);

    private static Prose Again(string id, PrintedFigure? figure, FigureOrigin origin, FigureRegister figures) =>
        figure is null ? Prose.Words("–") : figures.Again(id, figure, origin);

    // Every row would name the place or group that the brief is about.
    private static string Label(string label, BriefFacts facts) =>
        label.Replace(", " + SubjectText.Of(facts.Asked.Question.Filter), "", StringComparison.Ordinal);

    private static string Word(AlterationKind kind) => kind.ToString().ToLowerInvariant();

    private static FromLedger Told(EditionChanges changes, long number, string what) => new FromLedger(number, what).SinceEdition(changes.Since);

    private static string Reference(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Row numbers, sorted, as readers write them: <c>1–4, 9</c>.</summary>
    internal static string Ranges(IReadOnlyList<int> sorted)
    {
        var parts = new List<string>();
        for (var i = 0; i < sorted.Count;)
        {
            var end = i;
            while (end + 1 < sorted.Count && sorted[end + 1] == sorted[end] + 1) end++;
            parts.Add(end - i < 2 ? string.Join(", ", sorted.Skip(i).Take(end - i + 1).Select(Reference)) : $"{Reference(sorted[i])}–{Reference(sorted[end])}");
            i = end + 1;
        }
        return string.Join(", ", parts);
    }
}
