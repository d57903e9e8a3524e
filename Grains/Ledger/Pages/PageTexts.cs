namespace Reporting.Ledger;

/// <summary>The texts of a page by their numbers; 0 is no text, the first is 1.</summary>
/// <remarks>Either all of them were made at once, or each is made when it is asked for.</remarks>
internal readonly ref struct PageTexts
{
    private readonly TextColumns _columns;
    private readonly ReadOnlySpan<uint> _places;
    private readonly string?[]? _made;
    private readonly SharedTexts? _shared;

    /// <summary>All of a page's texts, made at once.</summary>
    public PageTexts(string?[] made) => _made = made;

    /// <summary>The texts of a page, each made when it is asked for.</summary>
    /// <param name="columns">The page's texts.</param>
    /// <param name="places">Where they lie, as <see cref="TextColumns.Locate"/> found.</param>
    /// <param name="shared">The copies that are shared.</param>
    public PageTexts(TextColumns columns, ReadOnlySpan<uint> places, SharedTexts shared)
    {
        _columns = columns;
        _places = places;
        _shared = shared;
    }

    /// <summary>The text of a number; null for 0.</summary>
    public string? this[int number] => _made is not null ? _made[number] : number == 0 ? null : _columns.TextAt(_places, number).Text(_shared!);
}
