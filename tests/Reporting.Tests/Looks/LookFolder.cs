using System.Text;
using Reporting.Briefs;
using Reporting.Looks;
using SkiaSharp;

namespace Reporting.Tests.Looks;

/// <summary>A folder with a look file and logos beside it, gone afterwards.</summary>
internal sealed class LookFolder : IDisposable
{
    public const string Square = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><rect width=\"20\" height=\"20\" fill=\"#8a1538\"/><circle cx=\"30\" cy=\"10\" r=\"10\" fill=\"#10a010\"/></svg>";

    public LookFolder()
    {
        Write("logo.svg", Square);
        Write("logo.png", Png(60, 30));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public string File => Path.Combine(Folder, "look.json");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public void Write(string name, byte[] bytes) => System.IO.File.WriteAllBytes(Path.Combine(Folder, name), bytes);

    /// <summary>What the reader makes of a look.</summary>
    public BriefLook Read(string json)
    {
        Write("look.json", json);
        return LookFile.Read(File);
    }

    /// <summary>What the reader says against a look: where, by line or path, then what, then what to do.</summary>
    public (string Where, string Wrong, string Advice) Refused(string json)
    {
        var refused = Assert.Throws<LookFileException>(() => Read(json));
        return (refused.Where.Replace(File + ", ", "", StringComparison.Ordinal), refused.Message.Replace("The look file cannot be used: ", "", StringComparison.Ordinal), refused.Advice);
    }

    /// <summary>A picture of one colour.</summary>
    public static byte[] Png(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(new SKColor(0x8A, 0x15, 0x38));
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
