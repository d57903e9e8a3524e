namespace Reporting.Ledger;

/// <summary>The texts of a page as <see cref="TextTable"/> wrote them: what tells their lengths and forms, and their bytes.</summary>
internal readonly ref struct TextColumns
{
    private readonly ColumnReader _heads;
    private readonly ColumnReader _bytes;

    /// <summary>Reads where they lie in a page.</summary>
    public TextColumns(scoped ref ColumnReader page)
    {
        Count = page.Count();
        _heads = page.Column();
        _bytes = page.Column();
    }

    /// <summary>How many texts; the first has the number 1.</summary>
    public int Count { get; }

    /// <summary>Every text by its number, each the one copy that is shared where copies are; the first is null.</summary>
    public string?[] All(SharedTexts? shared)
    {
        var texts = new string?[Count + 1];
        var heads = _heads;
        var bytes = _bytes;
        for (var i = 1; i < texts.Length; i++) texts[i] = shared is null ? bytes.Text(heads.Number()) : bytes.Text(heads.Number(), shared);
        heads.CheckEnd();
        bytes.CheckEnd();
        return texts;
    }

    /// <summary>Finds where each text lies, without making any.</summary>
    /// <param name="places">Receives for each number, and for the one after the last, where the text begins, doubled, and 1 for a wide one.</param>
    public void Locate(Span<uint> places)
    {
        var heads = _heads;
        var start = 0UL;
        for (var number = 1; number <= Count; number++)
        {
            var head = heads.Number();
            places[number] = checked((uint)(start << 1 | head & 1));
            start = checked(start + (head >> 1));
            if (start > (ulong)_bytes.Left) throw new InvalidDataException("a text is longer than its page");
        }
        places[Count + 1] = (uint)(start << 1);
        heads.CheckEnd();
        if (start != (ulong)_bytes.Left) throw new InvalidDataException("a column is longer than its page");
    }

    /// <summary>A text where it lies.</summary>
    public KeptText TextAt(scoped ReadOnlySpan<uint> places, int number)
    {
        if (number < 1 || number > Count) throw new InvalidDataException($"there is no text {number}");
        var (place, end) = (places[number], places[number + 1] >> 1);
        return new KeptText(_bytes.Rest[(int)(place >> 1)..(int)end], (place & 1) != 0);
    }
}
