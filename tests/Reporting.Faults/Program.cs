using Reporting.Faults;
using Reporting.Faults.Children;

// Faults with real processes: kills, full disks, damage, clocks. docs/faults.md says what is tried and how to run it.
return args switch
{
    [ImportChild.Mode, .. var rest] => await ImportChild.Run(rest),
    [WritersChild.Mode, .. var rest] => await WritersChild.Run(rest),
    [AnswersChild.Mode, .. var rest] => await AnswersChild.Run(rest),
    _ when SuiteOptions.Read(args) is { } options => await Suite.Run(options),
    _ => Misused(),
};

static int Misused()
{
    Console.Error.WriteLine($"usage: {SuiteOptions.Usage}");
    return 2;
}
