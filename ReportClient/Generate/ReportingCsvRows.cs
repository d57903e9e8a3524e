using System.Text;
using Reporting.Casualties;
using Reporting.Import;

namespace Reporting.Generate;

/// <summary>Writes drafts as <c>reporting-csv</c>.</summary>
internal sealed class ReportingCsvRows : IDraftRows
{
    public bool HoldsRevisions => true;

    public void Begin(RowBuffer file)
    {
        file.Write(Encoding.UTF8.GetBytes(string.Join(',', ReportingCsvMapping.Columns)));
        file.EndRow();
    }

    public void Write(RowBuffer file, Draft draft)
    {
        file.Write("generated:"u8);
        file.Write(draft.Number + 1);
        file.Write((byte)',');
        file.Write(draft.Version);
        file.Write((byte)',');
        file.Write(FormatCodeBytes.Types[draft.Type]);
        file.Write((byte)',');
        file.Write(FormatCodeBytes.Violence[draft.Violence]);
        file.Write((byte)',');
        file.WriteDay(draft.Start);
        file.Write((byte)',');
        file.WriteDay(draft.End);
        file.Write((byte)',');
        file.Write(FormatCodeBytes.DatePrecisions[draft.DatePrecision]);
        file.Write((byte)',');
        Place(file, draft);
        Actors(file, draft.Actors.All);
        file.Write((byte)',');
        Figures(file, draft.Figures.All);
        file.Write((byte)',');
        Seizures(file, draft.Seizures.All);
        file.Write((byte)',');
        if (draft.HasSummary) Summary(file, draft);
        file.Write((byte)',');
        Sources(file, draft);
        file.EndRow();
    }

    private void Place(RowBuffer file, Draft draft)
    {
        file.Write(draft.Country.Name);
        file.Write((byte)',');
        if (draft.Province is { } province) file.Write(province.Name);
        file.Write((byte)',');
        if (draft.Province is not null && draft.District >= 0) file.Write(draft.Province.Districts[draft.District]);
        file.Write((byte)',');
        if (draft.Locality is { } locality) file.Write(locality);
        file.Write((byte)',');
        if (draft.Latitude != 0) file.WriteDegrees(draft.Latitude);
        file.Write((byte)',');
        if (draft.Longitude != 0) file.WriteDegrees(draft.Longitude);
        file.Write((byte)',');
        file.Write(FormatCodeBytes.Precisions[draft.Precision]);
        file.Write((byte)',');
    }

    private void Actors(RowBuffer file, ReadOnlySpan<DraftActor> actors)
    {
        for (var i = 0; i < actors.Length; i++)
        {
            if (i > 0) file.Write("; "u8);
            file.Write(actors[i].Name);
            file.Write((byte)'|');
            file.Write(FormatCodeBytes.Kinds[actors[i].Kind]);
        }
    }

    private void Figures(RowBuffer file, ReadOnlySpan<DraftFigure> figures)
    {
        for (var i = 0; i < figures.Length; i++)
        {
            ref readonly var figure = ref figures[i];
            if (i > 0) file.Write("; "u8);
            file.Write(FormatCodeBytes.Harms[figure.Harm]);
            file.Write((byte)'|');
            file.Write(FormatCodeBytes.Sides[figure.Side]);
            file.Write((byte)'|');
            Quantity(file, figure.Quantity);
            if (figure.Originator is null && figure.Outlet is null) continue;
            file.Write((byte)'|');
            if (figure.Originator is { } originator) file.Write(originator);
            if (figure.Outlet is null) continue;
            file.Write((byte)'|');
            file.Write(figure.Outlet);
        }
    }

    private void Seizures(RowBuffer file, ReadOnlySpan<DraftSeizure> seizures)
    {
        for (var i = 0; i < seizures.Length; i++)
        {
            ref readonly var seizure = ref seizures[i];
            if (i > 0) file.Write("; "u8);
            file.Write(FormatCodeBytes.Categories[seizure.Item.Category]);
            file.Write((byte)'|');
            file.Write(seizure.Item.Item);
            file.Write((byte)'|');
            Quantity(file, seizure.Quantity);
            file.Write((byte)'|');
            if (seizure.Item.Unit is { } unit) file.Write(unit);
            file.Write((byte)'|');
            file.Write(FormatCodeBytes.Acquisitions[seizure.Acquisition]);
            if (seizure.Originator is null) continue;
            file.Write((byte)'|');
            file.Write(seizure.Originator);
        }
    }

    private static void Quantity(RowBuffer file, DraftQuantity quantity)
    {
        switch (quantity.Kind)
        {
            case QuantityKind.Vague:
                file.Write((byte)'~');
                file.Write(quantity.Word!);
                break;
            case QuantityKind.Estimate:
                file.Write(quantity.Low);
                file.Write(".."u8);
                file.Write(quantity.Best);
                file.Write(".."u8);
                file.Write(quantity.High);
                break;
            default:
                file.Write(quantity.Best);
                if (quantity.Kind == QuantityKind.AtLeast) file.Write((byte)'+');
                break;
        }
    }

    private void Summary(RowBuffer file, Draft draft)
    {
        file.Write("\""u8);
        file.Write(FormatCodeBytes.Labels[draft.Type]);
        file.Write(", "u8);
        file.Write(draft.Province is { } province ? province.Name : draft.Country.Name);
        file.Write("\""u8);
    }

    private static void Sources(RowBuffer file, Draft draft)
    {
        var sources = draft.Sources.All;
        for (var i = 0; i < sources.Length; i++)
        {
            ref readonly var source = ref sources[i];
            if (i > 0) file.Write("; "u8);
            file.Write(source.Outlet);
            file.Write((byte)'|');
            if (source.Days >= 0) file.WriteDay(draft.Start + source.Days);
            file.Write((byte)'|');
            file.Write(source.Title);
            if (source.Rating is null) continue;
            file.Write("||"u8);
            file.Write(source.Rating);
        }
    }
}
