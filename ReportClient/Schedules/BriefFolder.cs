using Reporting.Output;

namespace Reporting.Schedules;

/// <summary>Delivers briefs to a folder.</summary>
internal static class BriefFolder
{
    private const string Where = "--to-folder";

    /// <summary>Writes each brief whole or not at all; a file that already holds it is left alone, so that to deliver again changes nothing.</summary>
    /// <returns>How many files were written.</returns>
    /// <exception cref="Commands.Problem">The folder or a file cannot be written.</exception>
    public static int Write(string folder, IEnumerable<MadeBrief> briefs)
    {
        ArgumentNullException.ThrowIfNull(briefs);
        var (full, written) = (OutputFolder.At(folder, Where), 0);
        foreach (var brief in briefs)
        {
            var path = Path.Combine(full, brief.File);
            if (Holds(path, brief.Pdf)) continue;
            OutputFile.At(path, Where).Write(stream =>
            {
                stream.Write(brief.Pdf);
                // Before it gets its name, so that after a power cut no file of this name is cut short.
                ((FileStream)stream).Flush(flushToDisk: true);
            });
            written++;
        }
        return written;
    }

    private static bool Holds(string path, byte[] bytes) => new FileInfo(path) is { Exists: true } file && file.Length == bytes.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
}
