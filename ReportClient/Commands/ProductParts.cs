using Reporting.Connection;
using Reporting.Import;
using Reporting.Storage;

namespace Reporting.Commands;

/// <summary>Joins the commands to the product's own parts.</summary>
internal static class ProductParts
{
    public static Parts Create() => new()
    {
        Connect = (address, context, cancellation) => address switch
        {
            StoreAddress store => EmbeddedConnection.Open(store, context.Clock, LogLevels.Read(context.Variable(LogLevels.Variable)), cancellation),
            ClusterAddress cluster => ClusterConnection.Open(
                cluster, context.Clock, LogLevels.Read(context.Variable(LogLevels.Variable)), cancellation, context.Talk.Line, GlobalOptions.ClusterName(context)),
            _ => throw new ArgumentException("An address of no known kind.", nameof(address)),
        },
        // A question asked of a folder without a store must not make one there; a file in its place is told by the store itself.
        StoreExists = folder => File.Exists(folder) || StoreFolder.Holds(folder),
        Import = (grains, request, progress, cancellation) => new Importer(grains).Import(request, progress, cancellation),
    };
}
