namespace Reporting.Benchmarks.Scaling.Model;

/// <summary>What each thing costs, as it was measured. Seconds are of one core of the machine of docs/performance.md, bytes are bytes.</summary>
/// <remarks>After a new measurement (<c>scaling</c>, <c>stages</c>) the numbers are put here, and <c>scaling-model</c> says whether the model still gives what was measured.</remarks>
internal static class Costs
{
    /// <summary>A shard takes in a row: unpacked, checked, decided, indexed, written as pages (docs/performance.md, "Where the time goes": 0.3, 0.5, 1.5, 1.7 and 0.2 us).</summary>
    public const double Append = 4.2e-6;

    /// <summary>What a row changes in tallies is put in line (there: 1.2 us).</summary>
    public const double PutInLine = 1.2e-6;

    /// <summary>A tally takes in a cell, each time that it is copied into a larger run of cells (there: 0.5 us a row of 1.9 cells, which are copied some five times).</summary>
    public const double ApplyCell = 0.05e-6;

    /// <summary>A shard tells a tally in its own silo, and it takes the change, whatever is in it: a call and its answer. Estimated from calls in one process, 3 us p50, and what a sheet does for each change.</summary>
    public const double TellHere = 20e-6;

    /// <summary>A message to another silo or to a client, sent and received, whatever is in it, beside what a call in the silo costs; half of it on either side. Estimated: 108,000 calls and answers a second between two processes took both cores, of four ends each.</summary>
    public const double Message = 35e-6;

    /// <summary>A byte of a message, written, copied and read; half of it on either side. Estimated.</summary>
    public const double MessageByte = 4e-9;

    /// <summary>Bytes of a message whatever is in it. Estimated.</summary>
    public const double MessageSize = 350;

    /// <summary>Bytes of a cell in a message: day, kind, names by their place and a tally of few numbers (SentCells).</summary>
    public const double CellSize = 14;

    /// <summary>A snapshot's cell is put in order, compressed and handed to the database. Estimated: ten times a copy.</summary>
    public const double KeepCell = 0.5e-6;

    /// <summary>Bytes of a cell in a snapshot (docs/performance.md: 3.2).</summary>
    public const double KeptCellSize = 3.2;

    /// <summary>Bytes of a row in pages, flat (docs/performance.md, 10 million rows).</summary>
    public const double RowSize = 21;

    /// <summary>PostgreSQL takes in a row of its table, whatever is in it, and its part of a commit (scaling: 2.0 to 2.5 ms for 2.0 rows and 30 kB of log each 1,000 rows).</summary>
    public const double DatabaseRow = 0.75e-3;

    /// <summary>Rows of its tables that are written for an append or a snapshot (scaling: 2.0 each 1,000 rows, which are one append).</summary>
    public const double DatabaseRows = 2;

    /// <summary>PostgreSQL takes in a byte (there).</summary>
    public const double DatabaseByte = 30e-9;

    /// <summary>A flush of the database's log, which all share that wait for one (docs/performance.md: 0.3 to 0.5 ms).</summary>
    public const double Flush = 0.4e-3;

    /// <summary>Bytes that the disk takes in a second. Assumed.</summary>
    public const double DiskRate = 300e6;

    /// <summary>A silo that nobody asks anything, as a share of a core (scaling: 4.9 to 6.0 %).</summary>
    public const double Idle = 0.055;

    /// <summary>A client reads a row, packs it and sends it. Estimated from docs/performance.md: 2.4 us to read it, the rest to pack and send.</summary>
    public const double Read = 4.2e-6;

    /// <summary>Memory of what a shard knows of an incident.</summary>
    public const double StandingSize = 24;

    /// <summary>Memory of a cell of a tally (PackedCells).</summary>
    public const double CellMemory = 22;

    /// <summary>Cells of all tallies an incident, of ten million (docs/performance.md). Beyond it, what comes falls more often into cells that are there; the model does not count on it.</summary>
    public const double Cells = 2.67;

    /// <summary>Memory of a silo whatever it holds.</summary>
    public const double SiloMemory = 150e6;

    /// <summary>A shard that starts looks at the checksums of its pages and its outline: for each incident (docs/performance.md: 0.67 s for ten million, 0.29 s for one).</summary>
    public const double Start = 0.04e-6;

    /// <summary>A shard reads the ids of its pages before it takes the first row after a start, for each incident. <c>stages</c>: index a page of facts.</summary>
    public const double ReadIds = 0.25e-6;
}
