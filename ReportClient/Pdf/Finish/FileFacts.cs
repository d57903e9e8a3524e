namespace Reporting.Pdf.Finish;

/// <summary>What a file says of itself.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Language">The language of its words.</param>
/// <param name="Date">The date of its data, UTC: it has no other.</param>
internal sealed record FileFacts(string Title, string Subject, string Language, DateTime Date)
{
    /// <summary>Which program made it.</summary>
    public const string Program = "Reporting";
}
