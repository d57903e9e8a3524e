using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using SkiaSharp;

namespace Reporting.Tests.Pdf.Pages;

/// <summary>The pages of a PDF as pictures, drawn by a program of poppler.</summary>
/// <remarks>Drawn large and made small here: in a small drawing letters are moved to whole pixels, each program and version in its own way.</remarks>
internal static class PagePictures
{
    /// <summary>How many pixels of the drawing make one, in each direction, in a picture whose words can just be read: 54 pixels an inch.</summary>
    public const int Legible = 3;

    /// <summary>The same for a picture in which no word and no number can be read: 9 pixels an inch.</summary>
    public const int Illegible = 18;

    private const int DrawnAt = 162;

    /// <summary>Draws each page.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="shrunk">How many pixels of the drawing make one.</param>
    /// <param name="program"><c>pdftoppm</c>, or <c>pdftocairo</c>, which draws by other code.</param>
    public static async Task<IReadOnlyList<SKBitmap>> Draw(byte[] pdf, int shrunk = Legible, string program = "pdftoppm")
    {
        var folder = Directory.CreateTempSubdirectory("reporting-pages-").FullName;
        try
        {
            var file = Path.Combine(folder, "brief.pdf");
            await File.WriteAllBytesAsync(file, pdf);
            string[] form = program == "pdftoppm" ? [] : ["-png"];
            await Run(program, [.. form, "-r", DrawnAt.ToString(CultureInfo.InvariantCulture), file, Path.Combine(folder, "page")]);
            // The program writes as many digits as the last page needs.
            return [.. Directory.GetFiles(folder, "page-*").Order(StringComparer.Ordinal).Select(page => Shrunk(Path.GetExtension(page) == ".ppm" ? Ppm(File.ReadAllBytes(page)) : SKBitmap.Decode(page), shrunk))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The plainest of formats, which is written many times as fast as any other: "P6", width, height and 255 as text, then three bytes a pixel.
    private static SKBitmap Ppm(byte[] file)
    {
        var (fields, at) = (new string[4], 0);
        for (var i = 0; i < fields.Length; i++)
        {
            var end = Array.FindIndex(file, at, one => one is (byte)' ' or (byte)'\n');
            (fields[i], at) = (Encoding.ASCII.GetString(file, at, end - at), end + 1);
        }
        Assert.Equal(("P6", "255"), (fields[0], fields[3]));
        var picture = Empty(int.Parse(fields[1], CultureInfo.InvariantCulture), int.Parse(fields[2], CultureInfo.InvariantCulture));
        var pixels = new SKColor[picture.Width * picture.Height];
        for (var i = 0; i < pixels.Length; i++, at += 3) pixels[i] = new SKColor(file[at], file[at + 1], file[at + 2]);
        picture.Pixels = pixels;
        return picture;
    }

    // Each pixel is the mean of a square of the drawing; what is left over at the right and at the foot is white paper.
    private static SKBitmap Shrunk(SKBitmap drawn, int by)
    {
        var small = Empty(drawn.Width / by, drawn.Height / by);
        var (from, to) = (drawn.Pixels, new SKColor[small.Width * small.Height]);
        for (var i = 0; i < to.Length; i++)
        {
            var (red, green, blue) = (0, 0, 0);
            for (var y = 0; y < by; y++)
                for (var x = 0; x < by; x++)
                {
                    var color = from[(i / small.Width * by + y) * drawn.Width + i % small.Width * by + x];
                    (red, green, blue) = (red + color.Red, green + color.Green, blue + color.Blue);
                }
            to[i] = new SKColor((byte)(red / (by * by)), (byte)(green / (by * by)), (byte)(blue / (by * by)));
        }
        small.Pixels = to;
        drawn.Dispose();
        return small;
    }

    private static SKBitmap Empty(int width, int height) => new(width, height, SKColorType.Rgb888x, SKAlphaType.Opaque);

    private static async Task Run(string program, string[] arguments)
    {
        using var process = Start(program, arguments);
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {said}");
    }

    private static Process Start(string program, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"There is no {program}, which draws the pages of briefs for tests: apt-get install poppler-utils");
        }
    }
}
