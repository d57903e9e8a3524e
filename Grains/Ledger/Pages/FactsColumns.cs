namespace Reporting.Ledger;

/// <summary>The parts of a page of facts in the order in which <see cref="FactsWriter"/> writes them, each to be read on its own.</summary>
/// <remarks>Finding them throws where the bytes are of no page.</remarks>
internal ref struct FactsColumns
{
    private const int LeastEntryBytes = 12;

    public readonly TextColumns Texts, Beginnings;
    public readonly PlaceColumns Places;
    public readonly ValueColumn Actors, Figures, Seizures;
    public ColumnReader Sequences, Times, IdBeginnings, IdNumbers, TraitNumbers, Revisions, Replaced, Types;
    public ColumnReader PlaceNumbers, ActorNumbers, FigureNumbers, SeizureNumbers;
    private readonly PlaneColumn _starts;
    private readonly ColumnReader _traits;

    /// <summary>Finds the parts of a page.</summary>
    public FactsColumns(ReadOnlySpan<byte> content)
    {
        var page = new ColumnReader(content);
        // A byte in each column.
        Entries = page.Count(LeastEntryBytes);
        Sequences = page.Column();
        Times = page.Column();
        IdBeginnings = page.Column();
        SeizureNumbers = page.Column();
        IdNumbers = page.Column();
        TraitNumbers = page.Column();
        Revisions = page.Column();
        Replaced = page.Column();
        Types = page.Column();
        FirstDay = page.Signed();
        _starts = page.Planes();
        PlaceNumbers = page.Column();
        ActorNumbers = page.Column();
        FigureNumbers = page.Column();
        Places = new PlaceColumns(ref page);
        Texts = new TextColumns(ref page);
        Beginnings = new TextColumns(ref page);
        _traits = page.Column();
        Actors = new ValueColumn(ref page);
        Figures = new ValueColumn(ref page);
        Seizures = new ValueColumn(ref page);
        page.CheckEnd();
        if (_starts.Count != Entries) throw new InvalidDataException("there are not as many days as entries");
    }

    /// <summary>How many entries.</summary>
    public int Entries { get; }

    /// <summary>The number of the day from which first days are counted.</summary>
    public long FirstDay { get; }

    /// <summary>The number of an entry's first day.</summary>
    public readonly int StartOf(int row) => checked((int)(FirstDay + (long)_starts[row]));

    /// <summary>Reads the first days of all entries, counted from <see cref="FirstDay"/>.</summary>
    public readonly void CopyStartsTo(Span<uint> starts) => _starts.CopyTo(starts, 0);

    /// <summary>What entries have in common, by its numbers.</summary>
    public readonly EntryTraits[] Traits() => EntryTraits.ReadAll(_traits);
}
