using System.Buffers;
using Reporting.Incidents;
using Reporting.Places;

namespace Reporting.Tallies;

/// <summary>How <see cref="PackedCells"/> travel between processes, which number names differently: each name once, and tallies as <see cref="PackedTally"/> writes them.</summary>
/// <remarks>
/// The form; how many cells; the places, the groups and the seized items, which cells call by their place among them; and of each cell the days since the one before, type, violence, place, groups, how many
/// bytes its tally takes, and its tally. Numbers are of variable length. Nothing is made of a cell on the way. As plain cells they took two and a third times as many bytes between silos.
/// </remarks>
[GenerateSerializer, Immutable, Alias("reporting.PackedCells")]
internal struct SentCells
{
    private const byte Form = 1;

    [Id(0)] public byte[] Packed { get; set; }

    /// <summary>Writes cells.</summary>
    public static SentCells Of(PackedCells cells)
    {
        if (cells.Count == 0) return new SentCells { Packed = [] };
        var (places, groups, items) = (new MetNumbers(), new MetNumbers(), new MetItems());
        var rows = new ArrayBufferWriter<byte>(32 * cells.Count);
        var day = 0;
        for (var i = 0; i < cells.Count; i++)
        {
            var key = cells.KeyOf(i);
            var tally = items.Renumbered(cells.TallyOf(i));
            PackedRows.Number(rows, key.Day - day);
            PackedRows.Number(rows, key.Type);
            PackedRows.Number(rows, key.Violence);
            PackedRows.Number(rows, places.Of(key.Place));
            PackedRows.Number(rows, groups.Of(key.Groups));
            PackedRows.Number(rows, tally.Length);
            rows.Write(tally);
            day = key.Day;
        }
        var into = new ArrayBufferWriter<byte>(rows.WrittenCount + 512);
        PackedRows.Number(into, Form);
        PackedRows.Number(into, cells.Count);
        PackedRows.Number(into, places.Met.Count);
        foreach (var place in places.Met) PackedRows.Text(into, CellNumbers.Places[place].ToString());
        PackedRows.Number(into, groups.Met.Count);
        foreach (var met in groups.Met) PackedRows.Text(into, CellNumbers.Groups[met]);
        PackedRows.Items(into, items);
        into.Write(rows.WrittenSpan);
        return new SentCells { Packed = into.WrittenSpan.ToArray() };
    }

    /// <summary>Reads cells.</summary>
    /// <exception cref="InvalidDataException">Another version wrote them in another form, or they are cut off.</exception>
    public readonly PackedCells Read()
    {
        if (Packed.Length == 0) return PackedCells.Empty;
        var at = 0;
        if (PackedRows.Number(Packed, ref at) is not Form and var other) throw new InvalidDataException($"Cells came in form {other}, which another version wrote; this one knows form {Form}.");
        var cells = new LooseCells(PackedRows.Number(Packed, ref at));
        var places = new uint[PackedRows.Number(Packed, ref at)];
        foreach (ref var place in places.AsSpan()) place = CellNumbers.Places.Of(Place(PackedRows.Text(Packed, ref at)));
        var groups = new uint[PackedRows.Number(Packed, ref at)];
        foreach (ref var met in groups.AsSpan()) met = CellNumbers.Groups.Of(PackedRows.Text(Packed, ref at));
        var items = PackedRows.Items(Packed, ref at);
        var (day, renumbered) = (0, Array.Empty<byte>());
        while (at < Packed.Length)
        {
            day += PackedRows.Number(Packed, ref at);
            var (type, violence) = ((IncidentType)PackedRows.Number(Packed, ref at), (ViolenceType)PackedRows.Number(Packed, ref at));
            var key = PackedKey.Of(DateOnly.FromDayNumber(day), type, violence, places[PackedRows.Number(Packed, ref at)], groups[PackedRows.Number(Packed, ref at)]);
            var length = PackedRows.Number(Packed, ref at);
            if (length > Packed.Length - at) throw new InvalidDataException("Cells were cut off.");
            var tally = Packed.AsSpan(at, length);
            at += length;
            if (items.Length == 0 || !PackedTally.NamesItems(tally))
            {
                cells.Add(key, tally);
                continue;
            }
            if (renumbered.Length < PackedTally.MostBytesRenumbered(length)) renumbered = new byte[PackedTally.MostBytesRenumbered(length)];
            cells.Add(key, renumbered.AsSpan(0, PackedTally.Renumber(tally, renumbered, items)));
        }
        // Places and groups are in another order here.
        return cells.ToCells();
    }

    private static PlaceKey Place(string path) => path.Length == 0 ? default
        : PlaceKey.TryParse(path, out var place) ? place : throw new InvalidDataException($"'{path}' is not the key of a place.");

    // Numbers of this process, in the order in which they are met.
    private sealed class MetNumbers
    {
        private readonly Dictionary<uint, int> _places = [];

        public List<uint> Met { get; } = [];

        public int Of(uint number)
        {
            if (_places.TryGetValue(number, out var place)) return place;
            Met.Add(number);
            return _places[number] = Met.Count - 1;
        }
    }
}

/// <summary>Turns cells into what travels, and back.</summary>
[RegisterConverter]
internal sealed class SentCellsConverter : IConverter<PackedCells, SentCells>
{
    public PackedCells ConvertFromSurrogate(in SentCells surrogate) => surrogate.Read();

    public SentCells ConvertToSurrogate(in PackedCells value) => SentCells.Of(value);
}
