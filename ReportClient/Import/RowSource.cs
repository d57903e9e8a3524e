using Reporting.Incidents;

namespace Reporting.Import;

/// <summary>The rows of an open file, in whatever format. For one thread.</summary>
internal interface IRowSource : IDisposable
{
    /// <summary>The line on which the row begins, from 1.</summary>
    long Line { get; }

    /// <summary>How long the row is.</summary>
    int Characters { get; }

    /// <summary>The row as it stands in the file, cut where it is very long.</summary>
    string Raw { get; }

    /// <summary>64 bits of the whole row as it stands in the file, without its line end.</summary>
    ulong Fingerprint { get; }

    /// <summary>Goes to the next row; false at the end.</summary>
    bool Read();

    /// <summary>Makes the row an incident; null when <paramref name="check"/> then holds a fault.</summary>
    Incident? Incident(RowCheck check);
}

/// <summary>Rows of a CSV file.</summary>
internal sealed class CsvSource(CsvRows rows, CsvMapping mapping) : IRowSource
{
    public long Line => rows.Line;

    public int Characters => rows.Characters;

    public string Raw => rows.Raw;

    public ulong Fingerprint => rows.Fingerprint;

    public bool Read() => rows.Read();

    public Incident? Incident(RowCheck check)
    {
        if (rows.Broken is null) return mapping.Map(rows, check);
        check.Set(rows.Broken);
        return null;
    }

    public void Dispose() => rows.Dispose();
}
