namespace Reporting.Ledger;

/// <summary>The parts of a page of facts in the order in which they stood before the form of now, each to be read on its own.</summary>
/// <remarks>Finding them throws where the bytes are of no page.</remarks>
internal ref struct EarlierColumns
{
    private const int LeastEntryBytes = 21;

    public readonly TextColumns Texts, Beginnings;
    public readonly ValueColumn Places, Actors, Figures, Seizures;
    public ColumnReader Sequences, Kinds, Times, Offsets, Replaced, Reaches, Recorders, Reasons;
    public ColumnReader DataSets, IdBeginnings, IdNumbers, Revisions, Types, Violence, Precisions, Starts, Lengths;
    public ColumnReader PlaceNumbers, ActorNumbers, FigureNumbers, SeizureNumbers;

    /// <summary>Finds the parts of a page.</summary>
    public EarlierColumns(ReadOnlySpan<byte> content)
    {
        var page = new ColumnReader(content);
        // A byte in each column.
        Entries = page.Count(LeastEntryBytes);
        Texts = new TextColumns(ref page);
        Beginnings = new TextColumns(ref page);
        Places = new ValueColumn(ref page);
        Actors = new ValueColumn(ref page);
        Figures = new ValueColumn(ref page);
        Seizures = new ValueColumn(ref page);
        Sequences = page.Column();
        Kinds = page.Column();
        Times = page.Column();
        Offsets = page.Column();
        Replaced = page.Column();
        Reaches = page.Column();
        Recorders = page.Column();
        Reasons = page.Column();
        DataSets = page.Column();
        IdBeginnings = page.Column();
        IdNumbers = page.Column();
        Revisions = page.Column();
        Types = page.Column();
        Violence = page.Column();
        Precisions = page.Column();
        Starts = page.Column();
        Lengths = page.Column();
        PlaceNumbers = page.Column();
        ActorNumbers = page.Column();
        FigureNumbers = page.Column();
        SeizureNumbers = page.Column();
        page.CheckEnd();
    }

    /// <summary>How many entries.</summary>
    public int Entries { get; }
}
