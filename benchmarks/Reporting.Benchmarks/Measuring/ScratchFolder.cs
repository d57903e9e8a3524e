namespace Reporting.Benchmarks.Measuring;

/// <summary>A folder that is gone when this is disposed of.</summary>
internal sealed class ScratchFolder : IDisposable
{
    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("reporting-bench-").FullName;

    /// <summary>The name of a file or folder in it.</summary>
    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
