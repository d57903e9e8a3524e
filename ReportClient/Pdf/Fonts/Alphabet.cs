namespace Reporting.Pdf.Fonts;

/// <summary>Which characters a copy of the brief's own font has; each has those of the ones before.</summary>
internal enum Alphabet
{
    /// <summary>Letters without accents, numbers, and the signs that the brief's own words need.</summary>
    Plain,
    /// <summary>Latin letters with the accents of most languages that are written in them.</summary>
    Latin,
    /// <summary>Everything that the font is cut to.</summary>
    Whole,
}
