using Reporting.Casualties;
using Reporting.Incidents;

namespace Reporting.Generate;

/// <summary>Writes drafts in 22 columns of <c>ucdp-ged</c>: what UCDP cannot say, such as types, words, seizures and revisions, is left out.</summary>
internal sealed class UcdpGedRows : IDraftRows
{
    private static readonly Name Placeholder = new("XXX900");

    public bool HoldsRevisions => false;

    public void Begin(RowBuffer file)
    {
        file.Write("id,type_of_violence,side_a,side_b,source_article,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,date_prec,date_start,date_end,"u8);
        file.Write("deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low"u8);
        file.EndRow();
    }

    public void Write(RowBuffer file, Draft draft)
    {
        file.Write(draft.Number + 1);
        file.Write((byte)',');
        // UCDP knows three types and leaves none out.
        file.Write((byte)('0' + (draft.Violence == ViolenceType.NotStated ? 1 : (int)draft.Violence)));
        file.Write((byte)',');
        Side(file, draft.Actors.All, 0);
        file.Write((byte)',');
        Side(file, draft.Actors.All, 1);
        file.Write((byte)',');
        Articles(file, draft);
        file.Write((byte)',');
        Place(file, draft);
        file.Write((byte)',');
        file.Write((byte)('0' + (int)draft.DatePrecision));
        file.Write((byte)',');
        file.WriteDay(draft.Start);
        file.Write((byte)',');
        file.WriteDay(draft.End);
        file.Write((byte)',');
        Deaths(file, draft);
        file.EndRow();
    }

    private static void Side(RowBuffer file, ReadOnlySpan<DraftActor> actors, int side) =>
        file.Write(actors.Length <= side || actors[side].Kind == ActorKind.Unidentified ? Placeholder : actors[side].Name);

    private static void Articles(RowBuffer file, Draft draft)
    {
        var sources = draft.Sources.All;
        if (sources.IsEmpty) return;
        file.Write((byte)'"');
        for (var i = 0; i < sources.Length; i++)
        {
            if (i > 0) file.Write((byte)';');
            file.Write("\"\""u8);
            file.Write(sources[i].Outlet);
            file.Write((byte)',');
            file.WriteDay(draft.Start + Math.Max(0, sources[i].Days));
            file.Write((byte)',');
            file.Write(sources[i].Title);
            file.Write("\"\""u8);
        }
        file.Write((byte)'"');
    }

    private static void Place(RowBuffer file, Draft draft)
    {
        file.Write((byte)('0' + (int)draft.Precision));
        file.Write((byte)',');
        if (draft.Locality is { } locality) file.Write(locality);
        file.Write((byte)',');
        if (draft.Province is { } province) file.Write(province.Name);
        file.Write((byte)',');
        if (draft.Province is not null && draft.District >= 0) file.Write(draft.Province.Districts[draft.District]);
        file.Write((byte)',');
        if (draft.Latitude != 0) file.WriteDegrees(draft.Latitude);
        file.Write((byte)',');
        if (draft.Longitude != 0) file.WriteDegrees(draft.Longitude);
        file.Write((byte)',');
        file.Write(draft.Country.Name);
    }

    private static void Deaths(RowBuffer file, Draft draft)
    {
        var government = draft.Actors.Count > 0 && draft.Actors[0].Kind == ActorKind.Government;
        Number(file, Killed(draft, government ? Casualties.Side.SecurityForces : Casualties.Side.Militants)?.Best ?? -1);
        Number(file, government ? Killed(draft, Casualties.Side.Militants)?.Best ?? -1 : -1);
        Number(file, Killed(draft, Casualties.Side.Civilians)?.Best ?? -1);
        Number(file, Killed(draft, Casualties.Side.Unknown)?.Best ?? -1);
        var total = Killed(draft, Casualties.Side.Total);
        Number(file, total?.Best ?? -1);
        Number(file, total?.High ?? -1);
        if (total is { Low: >= 0 } known) file.Write(known.Low);
    }

    // The first account; -1 and below stand for what it does not give as a number.
    private static DraftQuantity? Killed(Draft draft, Side side)
    {
        foreach (ref readonly var figure in draft.Figures.All)
            if (figure.Harm == Harm.Killed && figure.Side == side) return figure.Quantity;
        return null;
    }

    private static void Number(RowBuffer file, int number)
    {
        if (number >= 0) file.Write(number);
        file.Write((byte)',');
    }
}
