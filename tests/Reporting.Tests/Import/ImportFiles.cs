using System.Text;
using Reporting.Import;
using Reporting.Incidents;

namespace Reporting.Tests.Import;

/// <summary>A folder for one test, with files that it writes.</summary>
internal sealed class ImportFiles : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("reporting-import-").FullName;

    public string Write(string text, string name = "input.csv") => Write(Encoding.UTF8.GetBytes(text), name);

    public string Write(byte[] bytes, string name = "input.csv")
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public IReadOnlyList<ReadRow> Read(string text, ImportFormat? format = null) => ReadFile(Write(text), format);

    public IReadOnlyList<ReadRow> Read(byte[] bytes, ImportFormat? format = null) => ReadFile(Write(bytes), format);

    /// <summary>The one incident of a file with one good row.</summary>
    public Incident One(string text) => Assert.Single(Read(text)).Incident ?? throw new Xunit.Sdk.XunitException(Read(text)[0].Rejected!.ToString());

    /// <summary>The one rejected row of a file.</summary>
    public RejectedRow Rejected(string text) => Assert.Single(Read(text), row => row.Rejected is not null).Rejected!;

    public static IReadOnlyList<ReadRow> ReadFile(string path, ImportFormat? format = null)
    {
        using var file = IncidentFile.Open(path, format);
        return [.. file.Rows()];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
