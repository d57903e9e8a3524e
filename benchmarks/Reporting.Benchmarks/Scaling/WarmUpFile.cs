namespace Reporting.Benchmarks.Scaling;

/// <summary>A made-up history of its own data set, so that nothing of it is a revision of what is measured.</summary>
internal static class WarmUpFile
{
    private const string Generated = "generated:", Own = "warm-up:";

    public static void Write(string path, int rows)
    {
        var made = path + ".generated";
        MadeUp.Write(made, rows);
        using (var writer = new StreamWriter(path) { NewLine = "\n" })
        {
            foreach (var line in File.ReadLines(made)) writer.WriteLine(line.StartsWith(Generated, StringComparison.Ordinal) ? Own + line[Generated.Length..] : line);
        }
        File.Delete(made);
    }
}
