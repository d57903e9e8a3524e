using System.Collections.Immutable;
using Reporting.Briefs;
using Reporting.Import;

namespace Reporting.Looks.Logos;

/// <summary>Reads the logo that stands beside a look file.</summary>
internal static class LogoFile
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>The largest logo, in bytes: every edition keeps it.</summary>
    public const int MostBytes = 100_000;

    private const string Field = "$.logo";

    /// <summary>The kind and the bytes of the logo.</summary>
    /// <param name="look">The look file.</param>
    /// <param name="name">The name of the logo's file, without a folder.</param>
    /// <exception cref="LookFileException">It is missing, or cannot be drawn.</exception>
    public static (LogoKind Kind, ImmutableArray<byte> Bytes) Read(string look, string name)
    {
        var kind = Path.GetExtension(name).ToLowerInvariant() switch { ".png" => LogoKind.Png, ".svg" => LogoKind.Svg, _ => LogoKind.None };
        if (kind == LogoKind.None) throw Wrong(look, "it names no PNG and no SVG file", "Name a file that ends with .png or .svg.");
        if (name.AsSpan().ContainsAny("/\\:")) throw Wrong(look, "it names a folder", "Put the logo beside the look file, and give its name only.");
        var file = Path.Combine(Path.GetDirectoryName(look) ?? "", name);
        if (!File.Exists(file)) throw new LookFileException($"{look}, {Field}", $"there is no file '{name}' beside it", "Put the logo into the folder of the look file.") { IsMissing = true };
        if (FileKind.IsSpecial(file)) throw Wrong(look, $"'{name}' is a device or a pipe, not a file", "Put an ordinary file there.");
        if (new FileInfo(file).Length > MostBytes) throw Wrong(look, $"'{name}' has more than 100 kB", "Take a smaller picture: every edition keeps it, and it is printed a thumb wide.");
        try
        {
            var bytes = File.ReadAllBytes(file);
            _ = LogoPicture.Read(kind, bytes);
            return (kind, [.. bytes]);
        }
        catch (LogoException wrong)
        {
            throw new LookFileException($"{look}, {Field}", $"'{name}' {wrong.Message}", wrong.Advice, wrong);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new LookFileException($"{look}, {Field}", $"'{name}' cannot be read", "Check that you may read it and that no program holds it.", failure) { IsMissing = true };
        }
    }

    private static LookFileException Wrong(string look, string wrong, string advice) => new($"{look}, {Field}", wrong, advice);
}
