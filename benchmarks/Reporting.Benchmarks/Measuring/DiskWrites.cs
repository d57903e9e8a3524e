using System.Globalization;

namespace Reporting.Benchmarks.Measuring;

/// <summary>What a process has written to files so far, as Linux counts it; nothing elsewhere.</summary>
/// <param name="Calls">Calls that wrote; a page of SQLite's log takes two. What goes to sockets is not among them.</param>
/// <param name="Bytes">Bytes that went to the disk.</param>
internal readonly record struct DiskWrites(long Calls, long Bytes)
{
    /// <summary>Reads the counts of a process of this user; null where the system has none.</summary>
    public static DiskWrites? Of(int process)
    {
        var file = FormattableString.Invariant($"/proc/{process}/io");
        if (!File.Exists(file)) return null;
        var counts = File.ReadLines(file).Select(line => line.Split(": ")).ToDictionary(part => part[0], part => long.Parse(part[1], CultureInfo.InvariantCulture));
        return new DiskWrites(counts["syscw"], counts["write_bytes"]);
    }

    /// <summary>Prints what came between two counts, for each incident.</summary>
    public static void Say(DiskWrites? before, DiskWrites? after, long incidents)
    {
        if (before is not { } from || after is not { } to || incidents == 0) return;
        Facts.Say("  write calls an incident", (to.Calls - from.Calls) / (double)incidents, "");
        Facts.Say("  bytes to disk an incident", (to.Bytes - from.Bytes) / (double)incidents, "B");
    }
}
