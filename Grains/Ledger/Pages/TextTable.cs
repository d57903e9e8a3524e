using System.Runtime.InteropServices;

namespace Reporting.Ledger;

/// <summary>The texts of a page as they are written: each once, and elsewhere by its number.</summary>
/// <remarks>0 is no text; the first is 1. For one thread.</remarks>
internal sealed class TextTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly ColumnWriter _heads = new();
    private readonly ColumnWriter _bytes = new();
    private string? _last;
    private int _lastNumber;

    /// <summary>Writes a text's number.</summary>
    public void Write(ColumnWriter column, string? text)
    {
        // The names of a batch are mostly the very same one.
        if (!ReferenceEquals(text, _last)) (_last, _lastNumber) = (text, NumberOf(text));
        column.Number((ulong)_lastNumber);
    }

    /// <summary>A text's number.</summary>
    public int NumberOf(string? text)
    {
        if (text is null) return 0;
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, text, out var isKnown);
        return isKnown ? number : number = Add(text);
    }

    /// <summary>A text's number.</summary>
    public int NumberOf(ReadOnlySpan<char> text)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers.GetAlternateLookup<ReadOnlySpan<char>>(), text, out var isKnown);
        return isKnown ? number : number = Add(text);
    }

    /// <summary>Writes the texts themselves, as <see cref="TextColumns"/> reads them.</summary>
    public void WriteTo(ColumnWriter page)
    {
        page.Number((ulong)_numbers.Count);
        page.Column(_heads);
        page.Column(_bytes);
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        _numbers.Clear();
        (_last, _lastNumber) = (null, 0);
        _heads.Clear();
        _bytes.Clear();
    }

    private int Add(ReadOnlySpan<char> text)
    {
        _heads.Number(_bytes.Text(text));
        return _numbers.Count;
    }
}
