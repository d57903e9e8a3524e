using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Reporting.Connection;
using Reporting.Faults.Children;
using Reporting.Groups;
using Reporting.Import;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Faults.Cluster.Watching;

/// <summary>A client that asks a few live tallies again and again, through the connection of the product, and tells when answers came.</summary>
internal static class AskingChild
{
    /// <summary>The mode's name on the command line.</summary>
    public const string Mode = "child-asking";

    // The ledger's state is asked of every shard, so less often.
    private static readonly TimeSpan TallyPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LedgerPause = TimeSpan.FromMilliseconds(200);

    /// <param name="arguments">The gateway, and the file whose names are asked for.</param>
    public static async Task<int> Run(string[] arguments)
    {
        if (!ClusterAddress.TryParse(arguments[0], out var address)) return 2;
        using var stop = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        await using var connection = await PatientConnection.Open(() => ClusterConnection.Open(address, TimeProvider.System, LogLevel.None, CancellationToken.None));
        await Task.WhenAll(Questions(connection.Data, arguments[1]).Select(question => Task.Run(() => question.Ask(stop.Token))));
        return 0;
    }

    private static IEnumerable<LiveQuestion> Questions(IReportingData data, string file)
    {
        var (district, group) = Subjects(file);
        return
        [
            new(Told.Ledger, LedgerPause, async () => (await data.AsOf()).Incidents),
            new("country", TallyPause, () => Incidents(data, new IncidentFilter { Places = [district.At(PlaceLevel.Country)] })),
            new("province", TallyPause, () => Incidents(data, new IncidentFilter { Places = [district.At(PlaceLevel.Province)] })),
            new("district", TallyPause, () => Incidents(data, new IncidentFilter { Places = [district] })),
            new("group", TallyPause, () => Incidents(data, new IncidentFilter { Groups = [group] })),
            new("everything", TallyPause, () => Incidents(data, IncidentFilter.Any)),
        ];
    }

    private static async Task<long> Incidents(IReportingData data, IncidentFilter filter) =>
        (await data.Ask(new TallyQuery { Filter = filter })).Sum(row => row.Tally.Incidents);

    // Those of the first incident that has both: what comes early in a made-up history is large in it.
    private static (PlaceKey District, GroupKey Group) Subjects(string file)
    {
        using var rows = IncidentFile.Open(file);
        var first = rows.Rows().Select(row => row.Incident).First(incident => incident?.Place.CountsIn.Level == PlaceLevel.District && incident.Actors.Any(actor => !actor.Group.IsDefault))!;
        return (first.Place.CountsIn, first.Actors.First(actor => !actor.Group.IsDefault).Group);
    }
}
