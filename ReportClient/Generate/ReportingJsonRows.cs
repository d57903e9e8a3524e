using Reporting.Casualties;

namespace Reporting.Generate;

/// <summary>Writes drafts as <c>reporting-jsonl</c>, the same incidents as <see cref="ReportingCsvRows"/>.</summary>
internal sealed class ReportingJsonRows : IDraftRows
{
    public bool HoldsRevisions => true;

    public void Begin(RowBuffer file)
    {
    }

    public void Write(RowBuffer file, Draft draft)
    {
        file.Write("{\"id\":\"generated:"u8);
        file.Write(draft.Number + 1);
        file.Write("\",\"revision\":"u8);
        file.Write(draft.Version);
        Text(file, ",\"type\":\""u8, FormatCodeBytes.Types[draft.Type]);
        Text(file, ",\"violence\":\""u8, FormatCodeBytes.Violence[draft.Violence]);
        Day(file, ",\"start\":\""u8, draft.Start);
        Day(file, ",\"end\":\""u8, draft.End);
        Text(file, ",\"datePrecision\":\""u8, FormatCodeBytes.DatePrecisions[draft.DatePrecision]);
        Place(file, draft);
        Actors(file, draft.Actors.All);
        Figures(file, draft.Figures.All);
        Seizures(file, draft.Seizures.All);
        if (draft.HasSummary) Summary(file, draft);
        Sources(file, draft);
        file.Write((byte)'}');
        file.EndRow();
    }

    private void Place(RowBuffer file, Draft draft)
    {
        Text(file, ",\"place\":{\"country\":\""u8, draft.Country.Name.Utf8);
        Text(file, ",\"province\":\""u8, draft.Province?.Name);
        Text(file, ",\"district\":\""u8, draft.Province is not null && draft.District >= 0 ? draft.Province.Districts[draft.District] : null);
        Text(file, ",\"locality\":\""u8, draft.Locality);
        if (draft.Latitude != 0)
        {
            file.Write(",\"latitude\":"u8);
            file.WriteDegrees(draft.Latitude);
            file.Write(",\"longitude\":"u8);
            file.WriteDegrees(draft.Longitude);
        }
        Text(file, ",\"precision\":\""u8, FormatCodeBytes.Precisions[draft.Precision]);
        file.Write((byte)'}');
    }

    private void Actors(RowBuffer file, ReadOnlySpan<DraftActor> actors)
    {
        file.Write(",\"actors\":["u8);
        for (var i = 0; i < actors.Length; i++)
        {
            Text(file, i > 0 ? ",{\"name\":\""u8 : "{\"name\":\""u8, actors[i].Name.Utf8);
            Text(file, ",\"kind\":\""u8, FormatCodeBytes.Kinds[actors[i].Kind]);
            file.Write((byte)'}');
        }
        file.Write((byte)']');
    }

    private void Figures(RowBuffer file, ReadOnlySpan<DraftFigure> figures)
    {
        if (figures.IsEmpty) return;
        file.Write(",\"figures\":["u8);
        for (var i = 0; i < figures.Length; i++)
        {
            Text(file, i > 0 ? ",{\"harm\":\""u8 : "{\"harm\":\""u8, FormatCodeBytes.Harms[figures[i].Harm]);
            Text(file, ",\"side\":\""u8, FormatCodeBytes.Sides[figures[i].Side]);
            Quantity(file, figures[i].Quantity);
            Text(file, ",\"originator\":\""u8, figures[i].Originator);
            Text(file, ",\"outlet\":\""u8, figures[i].Outlet);
            file.Write((byte)'}');
        }
        file.Write((byte)']');
    }

    private void Seizures(RowBuffer file, ReadOnlySpan<DraftSeizure> seizures)
    {
        if (seizures.IsEmpty) return;
        file.Write(",\"seizures\":["u8);
        for (var i = 0; i < seizures.Length; i++)
        {
            Text(file, i > 0 ? ",{\"category\":\""u8 : "{\"category\":\""u8, FormatCodeBytes.Categories[seizures[i].Item.Category]);
            Text(file, ",\"item\":\""u8, seizures[i].Item.Item);
            Quantity(file, seizures[i].Quantity);
            Text(file, ",\"unit\":\""u8, seizures[i].Item.Unit);
            Text(file, ",\"acquisition\":\""u8, FormatCodeBytes.Acquisitions[seizures[i].Acquisition]);
            Text(file, ",\"originator\":\""u8, seizures[i].Originator);
            file.Write((byte)'}');
        }
        file.Write((byte)']');
    }

    private static void Quantity(RowBuffer file, DraftQuantity quantity)
    {
        file.Write(",\"quantity\":"u8);
        switch (quantity.Kind)
        {
            case QuantityKind.Vague:
                Text(file, "{\"vague\":\""u8, quantity.Word);
                break;
            case QuantityKind.AtLeast:
                file.Write("{\"atLeast\":"u8);
                file.Write(quantity.Best);
                break;
            case QuantityKind.Estimate:
                file.Write("{\"low\":"u8);
                file.Write(quantity.Low);
                file.Write(",\"best\":"u8);
                file.Write(quantity.Best);
                file.Write(",\"high\":"u8);
                file.Write(quantity.High);
                break;
            default:
                file.Write(quantity.Best);
                return;
        }
        file.Write((byte)'}');
    }

    private static void Summary(RowBuffer file, Draft draft)
    {
        file.Write(",\"summary\":\""u8);
        file.Write(FormatCodeBytes.Labels[draft.Type]);
        file.Write(", "u8);
        file.Write(draft.Province is { } province ? province.Name : draft.Country.Name);
        file.Write((byte)'"');
    }

    private static void Sources(RowBuffer file, Draft draft)
    {
        var sources = draft.Sources.All;
        if (sources.IsEmpty) return;
        file.Write(",\"sources\":["u8);
        for (var i = 0; i < sources.Length; i++)
        {
            Text(file, i > 0 ? ",{\"outlet\":\""u8 : "{\"outlet\":\""u8, sources[i].Outlet);
            if (sources[i].Days >= 0) Day(file, ",\"published\":\""u8, draft.Start + sources[i].Days);
            Text(file, ",\"title\":\""u8, sources[i].Title);
            if (sources[i].Rating?.Utf8 is { } rating)
            {
                if (rating[0] != '?') Text(file, ",\"reliability\":\""u8, rating.AsSpan(0, 1));
                file.Write(",\"credibility\":"u8);
                file.Write(rating[1]);
            }
            file.Write((byte)'}');
        }
        file.Write((byte)']');
    }

    private static void Text(RowBuffer file, ReadOnlySpan<byte> member, Name? text)
    {
        if (text is not null) Text(file, member, text.Utf8);
    }

    private static void Text(RowBuffer file, ReadOnlySpan<byte> member, ReadOnlySpan<byte> text)
    {
        file.Write(member);
        file.Write(text);
        file.Write((byte)'"');
    }

    private static void Day(RowBuffer file, ReadOnlySpan<byte> member, int day)
    {
        file.Write(member);
        file.WriteDay(day);
        file.Write((byte)'"');
    }
}
