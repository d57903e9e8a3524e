using Reporting.Connection;
using Reporting.Import;

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
        // A file in the folder's place is told by the store itself.
        StoreExists = Path.Exists,
        Import = (grains, request, progress, cancellation) => new Importer(grains).Import(request, progress, cancellation),
        WeeklyBrief = (_, _, _) => throw Missing("brief"),
    };

    private static Problem Missing(string command) =>
        new(ExitCode.Internal, $"'{command}' is not in this build.", null, "Use a build that has it.");
}
