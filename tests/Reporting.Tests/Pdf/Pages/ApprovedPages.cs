using System.Globalization;
using SkiaSharp;

namespace Reporting.Tests.Pdf.Pages;

/// <summary>Compares pictures of pages with those that somebody looked at and approved.</summary>
/// <remarks>With <c>REPORTING_APPROVE=1</c> the files are written instead: look at each before you commit it.</remarks>
internal static class ApprovedPages
{
    private static string Folder => Path.Combine(Repository.Root, "tests", "Reporting.Tests", "Golden", "pages");

    /// <summary>The approved picture of a page.</summary>
    /// <param name="name">The brief's name.</param>
    /// <param name="page">From 1.</param>
    public static SKBitmap Of(string name, int page) => SKBitmap.Decode(File(name, page));

    /// <summary>How far each page is from its approved picture.</summary>
    public static IReadOnlyList<PictureComparison> Differences(string name, IReadOnlyList<SKBitmap> pages) =>
        [.. pages.Select((page, i) => PictureComparison.Of(Of(name, i + 1), page))];

    /// <summary>Compares all pages of a brief. What differs is left in the folder of the tests: the page as it is, and where it differs.</summary>
    public static void Compare(string name, IReadOnlyList<SKBitmap> pages)
    {
        if (Environment.GetEnvironmentVariable("REPORTING_APPROVE") == "1") Approve(name, pages);
        var wrong = pages.Select((page, i) => Wrong(name, i + 1, page)).OfType<string>().ToList();
        if (System.IO.File.Exists(File(name, pages.Count + 1))) wrong.Add($"there is no page {pages.Count + 1}, which was approved");
        Assert.True(wrong.Count == 0, $"The pages of {name} are not those that were approved:\n{string.Join('\n', wrong)}\nWhere they are as they should be, run with REPORTING_APPROVE=1 and look at the pictures.");
    }

    private static string? Wrong(string name, int number, SKBitmap page)
    {
        if (!System.IO.File.Exists(File(name, number))) return $"page {number} was never approved: {Left(name, number, "", page)}";
        using var approved = Of(name, number);
        if ((approved.Width, approved.Height) != (page.Width, page.Height)) return $"page {number} has another size: {Left(name, number, "", page)}";
        var comparison = PictureComparison.Of(approved, page);
        return comparison.IsAlike ? null : $"page {number} differs: {comparison}; {Left(name, number, "", page)}, {Left(name, number, "-differences", PictureComparison.Drawn(approved, page))}";
    }

    private static void Approve(string name, IReadOnlyList<SKBitmap> pages)
    {
        Directory.CreateDirectory(Folder);
        for (var number = pages.Count + 1; System.IO.File.Exists(File(name, number)); number++) System.IO.File.Delete(File(name, number));
        for (var i = 0; i < pages.Count; i++) Write(File(name, i + 1), pages[i]);
    }

    private static string Left(string name, int number, string what, SKBitmap picture)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pages")).FullName, string.Create(CultureInfo.InvariantCulture, $"{name}-{number}{what}.png"));
        Write(file, picture);
        return file;
    }

    private static void Write(string file, SKBitmap picture)
    {
        using var stream = System.IO.File.Create(file);
        PalettePng.Write(picture, stream);
    }

    private static string File(string name, int page) => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{page}.png"));
}
