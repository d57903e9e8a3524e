using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Reporting.Casualties;
using Reporting.Places;

namespace Reporting.Incidents;

/// <summary>Tells whether two descriptions of an incident say the same.</summary>
public static class IncidentContent
{
    /// <summary>True when both have the same id and say the same, whatever their revision numbers.</summary>
    public static bool HaveSameContent(Incident left, Incident right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Id == right.Id && Write(left, new Form()).SequenceEqual(Write(right, new Form()));
    }

    // A canonical form: every field in a fixed order, each text with its length, absent told from empty.
    private static ReadOnlySpan<byte> Write(Incident incident, Form form)
    {
        form.Number((int)incident.Type);
        form.Number((int)incident.Violence);
        form.Number(incident.Start.DayNumber);
        form.Number(incident.End.DayNumber);
        form.Number((int)incident.DatePrecision);
        var place = incident.Place;
        form.Text(place.Country);
        form.Text(place.Province);
        form.Text(place.District);
        form.Text(place.Locality);
        form.Degrees(place.Latitude);
        form.Degrees(place.Longitude);
        form.Number((int)place.Precision);
        form.Number(incident.Actors.IsDefault ? 0 : incident.Actors.Length);
        foreach (var actor in incident.Actors.IsDefault ? [] : incident.Actors)
        {
            form.Text(actor.Name);
            form.Number((int)actor.Kind);
            form.Text(actor.ActorId);
            form.Text(actor.NamedBy);
        }
        form.Number(incident.Figures.IsDefault ? 0 : incident.Figures.Length);
        foreach (var figure in incident.Figures.IsDefault ? [] : incident.Figures)
        {
            form.Number((int)figure.Harm);
            form.Number((int)figure.Side);
            form.Quantity(figure.Quantity);
            form.Text(figure.Originator);
            form.Text(figure.Outlet);
        }
        form.Number(incident.Seizures.IsDefault ? 0 : incident.Seizures.Length);
        foreach (var seizure in incident.Seizures.IsDefault ? [] : incident.Seizures)
        {
            form.Number((int)seizure.Category);
            form.Text(seizure.Item);
            form.Quantity(seizure.Quantity);
            form.Text(seizure.Unit);
            form.Number((int)seizure.Acquisition);
            form.Text(seizure.Originator);
        }
        form.Text(incident.Summary);
        form.Number(incident.Sources.IsDefault ? 0 : incident.Sources.Length);
        foreach (var source in incident.Sources.IsDefault ? [] : incident.Sources)
        {
            form.Text(source.Outlet);
            form.Text(source.Title);
            form.Number(source.Published?.DayNumber ?? -1);
            form.Text(source.Url);
            form.Number(source.Reliability ?? -1);
            form.Number(source.Credibility ?? -1);
        }
        return form.Written;
    }

    private sealed class Form
    {
        private byte[] _bytes = new byte[1024];
        private int _length;

        public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

        public void Number(long value)
        {
            BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), value);
            _length += sizeof(long);
        }

        public void Text(string? text)
        {
            if (text is null)
            {
                Number(-1);
                return;
            }
            var room = Room(sizeof(long) + text.Length * 3);
            BinaryPrimitives.WriteInt64LittleEndian(room, text.Length);
            room = room[sizeof(long)..];
            // Most texts are ASCII.
            if (Ascii.FromUtf16(text, room, out var length) != OperationStatus.Done) length = Encoding.UTF8.GetBytes(text, room);
            _length += sizeof(long) + length;
        }

        public void Degrees(double? degrees)
        {
            if (degrees is not { } value)
            {
                Number(-1);
                return;
            }
            var room = Room(sizeof(long) + DegreesText.Longest);
            var length = DegreesText.Write(value, room[sizeof(long)..]);
            BinaryPrimitives.WriteInt64LittleEndian(room, length);
            _length += sizeof(long) + length;
        }

        public void Quantity(Quantity quantity)
        {
            Number((int)quantity.Kind);
            Number(quantity.Low ?? -1);
            Number(quantity.Best ?? -1);
            Number(quantity.High ?? -1);
            Text(quantity.Word);
        }

        private Span<byte> Room(int bytes)
        {
            if (_length + bytes > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
            return _bytes.AsSpan(_length);
        }
    }
}
