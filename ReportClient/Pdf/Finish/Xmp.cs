using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Reporting.Pdf.Finish;

/// <summary>What a file says of itself, once more as XMP, where programs for archives and for accessible files look for it.</summary>
/// <remarks>Nothing here says that the file keeps to PDF/UA: no checker has said so.</remarks>
internal static class Xmp
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Basic = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace Pdf = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace Meta = "adobe:ns:meta/";

    /// <summary>The packet.</summary>
    public static byte[] Of(BriefAbout about, string language)
    {
        var date = about.Date.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var packet = new XElement(Meta + "xmpmeta", new XAttribute(XNamespace.Xmlns + "x", Meta.NamespaceName),
            new XElement(Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf.NamespaceName),
                new XElement(Rdf + "Description", new XAttribute(Rdf + "about", ""), new XAttribute(XNamespace.Xmlns + "dc", Dc.NamespaceName), new XAttribute(XNamespace.Xmlns + "xmp", Basic.NamespaceName),
                    new XAttribute(XNamespace.Xmlns + "pdf", Pdf.NamespaceName),
                    new XElement(Dc + "format", "application/pdf"),
                    new XElement(Dc + "title", Worded(about.Title)),
                    new XElement(Dc + "description", Worded(about.Subject)),
                    new XElement(Dc + "language", new XElement(Rdf + "Bag", new XElement(Rdf + "li", language))),
                    new XElement(Basic + "CreatorTool", BriefAbout.Program),
                    new XElement(Basic + "CreateDate", date),
                    new XElement(Basic + "ModifyDate", date),
                    new XElement(Pdf + "Producer", BriefAbout.Program))));
        return Encoding.UTF8.GetBytes("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" + packet.ToString(SaveOptions.DisableFormatting) + "\n<?xpacket end=\"r\"?>");
    }

    private static XElement Worded(string text) => new(Rdf + "Alt", new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), Allowed(text)));

    // Names come from data: what XML cannot hold is left out.
    private static string Allowed(string text) => string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));
}
