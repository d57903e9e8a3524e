using Reporting.Briefs;
using Reporting.Briefs.Weekly;
using Reporting.Connection;
using Reporting.Import;
using Reporting.Pdf;

namespace Reporting.Commands;

/// <summary>Joins the commands to the product's own parts.</summary>
internal static class ProductParts
{
    public static Parts Create() => new()
    {
        Connect = (address, context, cancellation) => address switch
        {
            StoreAddress store => EmbeddedConnection.Open(store, context.Clock, LogLevels.Read(context.Variable(LogLevels.Variable)), cancellation),
            ClusterAddress cluster => ClusterConnection.Open(cluster, context.Clock, LogLevels.Read(context.Variable(LogLevels.Variable)), cancellation),
            _ => throw new ArgumentException("An address of no known kind.", nameof(address)),
        },
        // A question asked of a folder without a store must not make one there; a file in its place is told by the store itself.
        StoreExists = folder => File.Exists(folder) || File.Exists(Path.Combine(folder, "reporting.db")),
        Import = (grains, request, progress, cancellation) => new Importer(grains).Import(request, progress, cancellation),
        WeeklyBrief = async (data, asked, _) => new WrittenBrief(await new WeeklyBriefBuilder(data).Build(new WeeklyBriefRequest { Week = asked.Week, Place = asked.Place })),
    };

    private sealed class WrittenBrief(Brief brief) : IBriefDocument
    {
        public void WritePdf(Stream stream) => BriefPdf.Write(brief, stream);

        public void WriteFigures(Stream stream) => FiguresJson.Write(brief, stream);
    }
}
