using System.Globalization;
using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>Makes the keys of incidents from their ids as they lie in a page: no text is made for one that is only to be found in a table.</summary>
internal ref struct KeptIds
{
    private const int MostDigits = 20;
    private const int UsualLength = 128;
    private readonly TextColumns _dataSets;
    private readonly TextColumns _beginnings;
    private readonly ReadOnlySpan<uint> _dataSetPlaces;
    private readonly ReadOnlySpan<uint> _beginningPlaces;
    private char[] _text = new char[UsualLength];
    private (int DataSet, int Beginning) _written = (-1, -1);
    private int _length;
    private int? _numbering;
    private long _number;

    /// <summary>Makes the keys of a page's incidents.</summary>
    /// <param name="dataSets">The texts that data sets are among.</param>
    /// <param name="dataSetPlaces">Where they lie.</param>
    /// <param name="beginnings">What ids begin with.</param>
    /// <param name="beginningPlaces">Where they lie.</param>
    public KeptIds(TextColumns dataSets, ReadOnlySpan<uint> dataSetPlaces, TextColumns beginnings, ReadOnlySpan<uint> beginningPlaces)
    {
        _dataSets = dataSets;
        _dataSetPlaces = dataSetPlaces;
        _beginnings = beginnings;
        _beginningPlaces = beginningPlaces;
    }

    /// <summary>The key of the next id; the same as that of the id itself.</summary>
    /// <param name="dataSet">The number of its data set; 0 for none.</param>
    /// <param name="beginning">The number of what it begins with; 0 for no id.</param>
    /// <param name="distance">How far the number that it ends with lies from the last one; to 0 for none.</param>
    public IncidentKey Next(int dataSet, int beginning, long distance)
    {
        if ((dataSet, beginning) != _written) Write(dataSet, beginning);
        var number = unchecked(_number + distance);
        if (number == 0 || beginning == 0) return IncidentKey.OfText(_text.AsSpan(0, _length));
        _number = number;
        // An id without a data set names nothing, whatever else it says.
        if (dataSet == 0) return IncidentKey.OfText([]);
        if (NumberedId.Of(_numbering, number) is { } numbered) return IncidentKey.OfNumbered(numbered);
        number.TryFormat(_text.AsSpan(_length), out var digits, default, CultureInfo.InvariantCulture);
        return IncidentKey.OfText(_text.AsSpan(0, _length + digits));
    }

    private void Write(int dataSet, int beginning)
    {
        (_length, _numbering) = (0, null);
        _written = (dataSet, beginning);
        if (beginning > _beginnings.Count) throw new InvalidDataException($"there is no beginning {beginning}");
        if (dataSet == 0) return;
        Append(_dataSets.TextAt(_dataSetPlaces, dataSet));
        var dataSetLength = _length;
        _text[_length++] = ':';
        if (beginning == 0) return;
        Append(_beginnings.TextAt(_beginningPlaces, beginning));
        _numbering = NumberedId.NumberingOf(_text.AsSpan(0, dataSetLength), _text.AsSpan(dataSetLength + 1, _length - dataSetLength - 1));
    }

    private void Append(KeptText text)
    {
        var most = _length + text.MostCharacters + 1 + MostDigits;
        if (most > _text.Length) Array.Resize(ref _text, most);
        _length += text.CopyTo(_text.AsSpan(_length));
    }
}
