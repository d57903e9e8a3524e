namespace Reporting.Benchmarks;

/// <summary>The file that is measured: a year of UCDP GED for one country, where the machine has it.</summary>
internal static class Input
{
    /// <summary>Afghanistan 2021, 4,512 incidents, from the folder that REPORTING_REAL_DATA names.</summary>
    public static string Afghanistan2021 { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("REPORTING_REAL_DATA") ?? throw new InvalidOperationException("Set REPORTING_REAL_DATA to the folder with the UCDP files."),
        "ucdp-ged-candidate-2021-afghanistan.csv");
}
