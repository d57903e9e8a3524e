namespace Reporting.Tests;

/// <summary>Compares a text with a file that somebody looked at and approved.</summary>
/// <remarks>With <c>REPORTING_APPROVE=1</c> the files are written instead: look at the difference before you commit it.</remarks>
internal static class Golden
{
    /// <summary>Compares with a file under <c>tests/Reporting.Tests/Golden</c>.</summary>
    public static void Compare(string name, string actual) => CompareFile(Path.Combine("tests", "Reporting.Tests", "Golden", name), actual);

    /// <summary>Compares with a file of the repository.</summary>
    public static void CompareFile(string path, string actual)
    {
        // Git keeps one kind of line end in the repository; CSV's own is tested apart.
        actual = actual.Replace("\r\n", "\n", StringComparison.Ordinal);
        var full = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("REPORTING_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, actual);
        }
        Assert.Equal(File.Exists(full) ? File.ReadAllText(full) : $"no file {path}", actual);
    }
}
