using Reporting.Casualties;
using Reporting.Generate;
using Reporting.Incidents;

namespace Reporting.Peers.Data;

/// <summary>Writes drafts as a flat table, one number where several parties gave theirs.</summary>
internal sealed class FlatRows : IDraftRows
{
    /// <summary>The table, as both SQL systems are told.</summary>
    /// <param name="key">What follows the id's type: nothing, or that it is the primary key.</param>
    public static string Table(string key = "") =>
        $"create table incidents (id bigint {key}, revision integer, type text, violence text, start_day date, end_day date, date_precision smallint, country text, province text, district text, "
        + "locality text, latitude double precision, longitude double precision, location_precision smallint, group_a text, group_b text, killed_low bigint, killed_best bigint, killed_high bigint, "
        + "wounded bigint, captured bigint, summary text)";

    /// <summary>The indexes that serve the questions.</summary>
    public static IReadOnlyList<string> Indexes { get; } =
        ["create index by_place on incidents (country, province, start_day)", "create index by_group on incidents (group_a, start_day)", "create index by_day on incidents (start_day)"];

    private readonly Codes<IncidentType> _types = new(type => type.Code());
    private readonly Codes<ViolenceType> _violence = new(type => type.Code());

    public bool HoldsRevisions => true;

    public void Begin(RowBuffer file)
    {
        file.Write("id,revision,type,violence,start_day,end_day,date_precision,country,province,district,locality,latitude,longitude,location_precision,group_a,group_b,"u8);
        file.Write("killed_low,killed_best,killed_high,wounded,captured,summary"u8);
        file.EndRow();
    }

    public void Write(RowBuffer file, Draft draft)
    {
        file.Write(draft.Number + 1);
        Comma(file);
        file.Write(draft.Version);
        Comma(file);
        file.Write(_types[draft.Type]);
        Comma(file);
        file.Write(_violence[draft.Violence]);
        Comma(file);
        file.WriteDay(draft.Start);
        Comma(file);
        file.WriteDay(draft.End);
        Comma(file);
        file.Write((int)draft.DatePrecision);
        Comma(file);
        Place(file, draft);
        Groups(file, draft.Actors.All);
        Figures(file, draft);
        file.Write(_types[draft.Type]);
        file.Write(" in "u8);
        file.Write(draft.Province is { } province ? province.Name : draft.Country.Name);
        file.EndRow();
    }

    private static void Comma(RowBuffer file) => file.Write((byte)',');

    private static void Place(RowBuffer file, Draft draft)
    {
        file.Write(draft.Country.Name);
        Comma(file);
        Text(file, draft.Province?.Name);
        Text(file, draft.Province is not null && draft.District >= 0 ? draft.Province.Districts[draft.District] : null);
        Text(file, draft.Locality);
        if (draft.Latitude != 0) file.WriteDegrees(draft.Latitude);
        Comma(file);
        if (draft.Longitude != 0) file.WriteDegrees(draft.Longitude);
        Comma(file);
        file.Write((int)draft.Precision);
        Comma(file);
    }

    private static void Groups(RowBuffer file, ReadOnlySpan<DraftActor> actors)
    {
        var written = 0;
        foreach (ref readonly var actor in actors)
        {
            if (actor.Kind != ActorKind.Group || written == 2) continue;
            Text(file, actor.Name);
            written++;
        }
        for (; written < 2; written++) Comma(file);
    }

    private static void Figures(RowBuffer file, Draft draft)
    {
        var best = FlatFigures.Best(draft, Harm.Killed);
        var (low, high) = FlatFigures.Ends(draft, best);
        Number(file, low);
        Number(file, best);
        Number(file, high);
        Number(file, FlatFigures.Best(draft, Harm.Wounded));
        Number(file, FlatFigures.Best(draft, Harm.Captured));
    }

    private static void Text(RowBuffer file, Name? text)
    {
        if (text is not null) file.Write(text);
        Comma(file);
    }

    private static void Number(RowBuffer file, int? number)
    {
        if (number is { } known) file.Write(known);
        Comma(file);
    }
}
