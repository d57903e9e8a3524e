using System.Globalization;
using SkiaSharp;

namespace Reporting.Tests.Pdf.Pages;

/// <summary>How far two pictures differ, as a reader would see it.</summary>
/// <remarks>
/// Both are looked at twice: blurred over a few pixels, where what has moved, is gone or has come differs far and the edges of letters, which another version
/// of the program draws otherwise, do not; and as means of large tiles, where a light ground or a colour differs a little over many pixels.
/// Differences are of one channel, in steps from 0 to 255.
/// </remarks>
/// <param name="Fine">The largest difference of the blurred pictures.</param>
/// <param name="Coarse">The largest difference of the means of a tile.</param>
/// <param name="At">Where the largest difference is, as a share of its limit, in pixels.</param>
internal sealed record PictureComparison(double Fine, double Coarse, SKPointI At)
{
    /// <summary>How far blurred pictures of the same page may differ.</summary>
    public const double MostFine = 34;

    /// <summary>How far means of tiles of the same page may differ.</summary>
    public const double MostCoarse = 6;

    private const int Blur = 5;
    private const int Tile = 24;

    /// <summary>Whether both show the same, drawn by whichever version.</summary>
    public bool IsAlike => Fine <= MostFine && Coarse <= MostCoarse;

    /// <summary>Compares two pictures of one size.</summary>
    public static PictureComparison Of(SKBitmap one, SKBitmap other)
    {
        Assert.Equal((one.Width, one.Height), (other.Width, other.Height));
        var difference = new Differences(one, other);
        var (fine, fineAt) = difference.Largest(Blur, 1);
        var (coarse, coarseAt) = difference.Largest(Tile, Tile / 2);
        return new PictureComparison(fine, coarse, fine / MostFine >= coarse / MostCoarse ? fineAt : coarseAt);
    }

    /// <summary>White where both are alike, the darker the further they differ.</summary>
    public static SKBitmap Drawn(SKBitmap one, SKBitmap other)
    {
        var drawn = new SKBitmap(Math.Min(one.Width, other.Width), Math.Min(one.Height, other.Height));
        for (var y = 0; y < drawn.Height; y++)
            for (var x = 0; x < drawn.Width; x++)
            {
                var (a, b) = (one.GetPixel(x, y), other.GetPixel(x, y));
                drawn.SetPixel(x, y, new SKColor(Left(a.Red, b.Red), Left(a.Green, b.Green), Left(a.Blue, b.Blue)));
            }
        return drawn;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Fine:0.#} where blurred (at most {MostFine}), {Coarse:0.#} in the mean of a tile (at most {MostCoarse}), most at x {At.X}, y {At.Y}");

    private static byte Left(byte one, byte other) => (byte)(255 - Math.Abs(one - other));

    // Sums of signed differences from the upper left corner on, so that the sum over any box takes four look-ups.
    private sealed class Differences
    {
        private readonly int _width, _height;
        private readonly long[][] _sums = [[], [], []];

        public Differences(SKBitmap one, SKBitmap other)
        {
            (_width, _height) = (one.Width, one.Height);
            var (first, second) = (one.Pixels, other.Pixels);
            Func<SKColor, int>[] channels = [color => color.Red, color => color.Green, color => color.Blue];
            for (var channel = 0; channel < channels.Length; channel++) _sums[channel] = Sums(first, second, channels[channel]);
        }

        public (double Difference, SKPointI At) Largest(int box, int step)
        {
            var (most, at) = (0L, SKPointI.Empty);
            foreach (var sums in _sums)
                for (var y = 0; y + box <= _height; y += step)
                    for (var x = 0; x + box <= _width; x += step)
                        if (Math.Abs(Sum(sums, x, y, box)) is var sum && sum > most) (most, at) = (sum, new SKPointI(x + box / 2, y + box / 2));
            return ((double)most / (box * box), at);
        }

        private long[] Sums(SKColor[] one, SKColor[] other, Func<SKColor, int> channel)
        {
            var sums = new long[(_width + 1) * (_height + 1)];
            for (var y = 0; y < _height; y++)
                for (var (x, row) = (0, 0L); x < _width; x++)
                {
                    row += channel(one[y * _width + x]) - channel(other[y * _width + x]);
                    sums[(y + 1) * (_width + 1) + x + 1] = sums[y * (_width + 1) + x + 1] + row;
                }
            return sums;
        }

        private long Sum(long[] sums, int x, int y, int box) =>
            sums[At(x + box, y + box)] - sums[At(x, y + box)] - sums[At(x + box, y)] + sums[At(x, y)];

        private int At(int x, int y) => y * (_width + 1) + x;
    }
}
