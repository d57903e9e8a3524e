namespace Reporting.Tests;

/// <summary>A test on real UCDP files, from the folder that REPORTING_REAL_DATA names (by default <c>../shared/data</c> beside the repository).</summary>
/// <remarks>Where the folder is missing the test is skipped and says so; the gate fails when that happens.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute()
    {
        if (!Directory.Exists(RealFiles.Folder))
            Skip = $"real data: no folder '{RealFiles.Folder}'; set REPORTING_REAL_DATA";
    }
}

internal static class RealFiles
{
    public static string Folder { get; } =
        Path.GetFullPath(Environment.GetEnvironmentVariable("REPORTING_REAL_DATA") is { Length: > 0 } named ? named : Path.Combine(Repository.Root, "..", "shared", "data"));

    public static string Afghanistan2021 => Path.Combine(Folder, "ucdp-ged-candidate-2021-afghanistan.csv");

    public static string Pakistan2021 => Path.Combine(Folder, "ucdp-ged-candidate-2021-pakistan.csv");

    public static string February2022 => Path.Combine(Folder, "ucdp-ged-candidate-2022-02-global.csv");
}

internal static class Repository
{
    /// <summary>The folder that holds Reporting.sln.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Reporting.sln"))) return folder.FullName;
        throw new InvalidOperationException("Reporting.sln is in no folder above the tests.");
    }
}
