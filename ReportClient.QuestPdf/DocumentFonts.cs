using System.Security.Cryptography;
using QuestPDF.Drawing;
using Reporting.Pdf.Fonts;
using SkiaSharp;

namespace Reporting.QuestPdf;

/// <summary>Gives QuestPDF the fonts of a brief: its own, and those that names in other scripts need.</summary>
/// <remarks>
/// QuestPDF takes no other font, so that pages look alike on every machine. It finds the fonts of texts by the names under which they are
/// registered, but those of texts in pictures only in a folder: the brief's own stand in one of this process, which goes when it ends.
/// </remarks>
internal static class DocumentFonts
{
    private const string Regular = "Reporting Inter Regular";
    private const string SemiBold = "Reporting Inter SemiBold";

    private static readonly Lock Gate = new();
    private static readonly Dictionary<SKTypeface, string> Names = new(ReferenceEqualityComparer.Instance);
    private static readonly HashSet<string> Registered = new(StringComparer.Ordinal);
    private static readonly Lazy<string> Folder = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("reporting-fonts-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(folder);
        // Before anything else of QuestPDF is used: it looks at the folder once.
        QuestPDF.Settings.UseEnvironmentFonts = false;
        QuestPDF.Settings.FontDiscoveryPaths.Clear();
        QuestPDF.Settings.FontDiscoveryPaths.Add(folder);
        foreach (var (face, name) in ((SKTypeface, string)[])[(InterFont.Regular, Regular), (InterFont.SemiBold, SemiBold)])
        {
            var file = FileOf(face);
            File.WriteAllBytes(Path.Combine(folder, name + ".ttf"), file);
            Register(name, file);
        }
        return folder;
    });

    /// <summary>Makes the brief's own fonts known, once in a process.</summary>
    public static void Install() => _ = Folder.Value;

    /// <summary>The name by which QuestPDF knows a typeface: one of the brief's own, or one for names, which is registered the first time.</summary>
    /// <remarks>A font for names is known by its bytes: two files may give their family the same name, and one file may be opened as several typefaces.</remarks>
    public static string Name(SKTypeface face)
    {
        if (ReferenceEquals(face, InterFont.Regular)) return Regular;
        if (ReferenceEquals(face, InterFont.SemiBold)) return SemiBold;
        lock (Gate)
        {
            if (Names.TryGetValue(face, out var known)) return known;
            var file = FileOf(face);
            var name = "Names " + Convert.ToHexStringLower(SHA256.HashData(file))[..16];
            if (Registered.Add(name)) Register(name, file);
            return Names[face] = name;
        }
    }

    private static void Register(string name, byte[] file)
    {
        using var stream = new MemoryStream(file);
        FontManager.RegisterFontWithCustomName(name, stream);
    }

    private static byte[] FileOf(SKTypeface face)
    {
        using var stream = face.OpenStream() ?? throw new InvalidOperationException($"The font '{face.FamilyName}' cannot be read.");
        var file = new byte[stream.Length];
        return stream.Read(file, file.Length) == file.Length ? file : throw new InvalidOperationException($"The font '{face.FamilyName}' ends early.");
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Some systems keep a file that is in use; it lies in the folder that they empty themselves.
        }
    }
}
