using Reporting.Faults;
using Reporting.Faults.Children;
using Reporting.Faults.Cluster;
using Reporting.Faults.Cluster.Watching;

// Faults with real processes: kills, full disks, damage, clocks. docs/faults.md says what is tried and how to run it.
return args switch
{
    [ImportChild.Mode, .. var rest] => await ImportChild.Run(rest),
    [WritersChild.Mode, .. var rest] => await WritersChild.Run(rest),
    [AnswersChild.Mode, .. var rest] => await AnswersChild.Run(rest),
    [AskingChild.Mode, .. var rest] => await AskingChild.Run(rest),
    [ClusterOptions.Command, .. var rest] => ClusterOptions.Read(rest) is { } asked ? await ClusterSuite.Run(asked) : Misused(),
    _ when SuiteOptions.Read(args) is { } options => await Suite.Run(options),
    _ => Misused(),
};

static int Misused()
{
    Console.Error.WriteLine($"usage: {SuiteOptions.Usage}\n       {ClusterOptions.Usage}");
    return 2;
}
