namespace Reporting.Pdf.Finish;
internal static class PdfFinish
{
    public static void Write(byte[] drawn, IReadOnlyList<(string Id, string Title)> outline, string language, Stream output) => output.Write(drawn);
}
