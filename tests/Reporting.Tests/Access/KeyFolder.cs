using System.CommandLine;
using Reporting.Access;

namespace Reporting.Tests.Access;

/// <summary>A folder with a key file, and 'Silo key' on it.</summary>
public abstract class KeyFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reporting-test-");

    protected string Folder => _folder.FullName;

    protected string Keys => Path.Combine(Folder, "keys.json");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs 'key ...' with this folder's file.</summary>
    private protected (int Code, string Out, string Error) Key(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var root = new RootCommand { KeyCommand.Create() };
        var code = root.Parse(["key", .. arguments, "--keys", Keys]).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString().Replace(Folder, "FOLDER", StringComparison.Ordinal));
    }

    /// <summary>Makes a key.</summary>
    private protected string Added(string name, string role) => Key("add", name, "--role", role).Out.TrimEnd('\n');
}
