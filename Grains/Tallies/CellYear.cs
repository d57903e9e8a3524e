using System.Collections.Immutable;

namespace Reporting.Tallies;

/// <summary>The cells of one calendar year in a run, with what was put together of them.</summary>
/// <remarks>
/// The cells never change. A merge that adds none to a year hands on what was put together. Those of a snapshot are read once somebody wants them, which is not
/// before something is asked that was not put together.
/// </remarks>
internal sealed class CellYear : CalendarYear
{
    // Of what the cells take.
    private const int ShareOfRollUps = 5;

    private readonly LateCells? _late;
    private YearCells? _cells;

    private CellYear(StoredYear known, YearCells? cells, LateCells? late, KeptRollUps? kept)
        : base(known.Year, known.First, known.Last, kept ?? new KeptRollUps(known.Count, known.Bytes / ShareOfRollUps, known.Last - known.First + 1)) =>
        (Count, Bytes, _cells, _late) = (known.Count, known.Bytes, cells, late);

    /// <summary>How many cells.</summary>
    public int Count { get; }

    /// <summary>How many bytes they take.</summary>
    public long Bytes { get; }

    /// <summary>What is known of it without its cells.</summary>
    public StoredYear Known => new(Year, First, Last, Count, Bytes);

    /// <summary>The cells, which are read where they were not.</summary>
    /// <exception cref="SnapshotWrongException">They cannot be read.</exception>
    public YearCells Cells => _cells ??= YearCells.Of(_late!.Leaves).First(year => year.Year == Year).Cells;

    /// <summary>Whether its cells are in memory.</summary>
    public bool IsRead => _cells is not null || _late!.WereRead;

    /// <summary>The years of a run.</summary>
    public static CellYear[] Of(ImmutableArray<PackedCells> leaves, IReadOnlyDictionary<int, KeptRollUps> known) =>
        [.. YearCells.Of(leaves).Select(year => new CellYear(new StoredYear(year.Year, year.Cells.First, year.Cells.Last, year.Cells.Count, year.Cells.Bytes), year.Cells, null, known.GetValueOrDefault(year.Year)))];

    /// <summary>A year whose cells are read later.</summary>
    public static CellYear Late(StoredYear known, LateCells cells) => new(known, null, cells, null);

    /// <summary>How many cells some days have. The cells are read for it.</summary>
    public int CountOf(int from, int end) => Cells.CountOf(from, end);

    /// <summary>The cells that a question of some shape reads and that were not read; null for none.</summary>
    public LateCells? Unread(RollUp shape, Period period) =>
        !IsRead && period.FirstDay <= Last && period.EndDay > First && !Kept.CanMake(shape) ? _late : null;

    /// <inheritdoc/>
    // What can be told without reading cells is not worth reading them.
    protected override bool HasFewer(int cells, int from, int end) => IsRead && CountOf(from, end) < cells;

    /// <inheritdoc/>
    protected override void AddUnmade(ReadRows rows, RollUp shape, int from, int end) => AddTo(rows, shape.Finer(), from, end);

    /// <inheritdoc/>
    protected override IReadOnlyList<IReadOnlyList<CellSpan>> Sources(RollUp shape) => [Cells.Spans];

    /// <inheritdoc/>
    protected override void AddCells(ReadRows rows, int from, int end) => Cells.AddTo(rows.Own, from, end);
}
