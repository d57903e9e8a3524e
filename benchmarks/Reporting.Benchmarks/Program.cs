using BenchmarkDotNet.Running;
using Reporting.Benchmarks;
using Reporting.Benchmarks.Briefs;
using Reporting.Benchmarks.Live;

// benchmarks/README.md says what each measures and prints.
switch (args)
{
    case ["large", var file]: await LargeImport.Run(file); return 0;
    case ["stages", var file]: ImportStages.Run(file); return 0;
    case ["live", .. var options]: return await LiveTraffic.Run(LiveOptions.Read(options));
    case ["brief", var file]: await BriefTimes.Run(file); return 0;
}
// A short job is for a quick look: it needs no program of its own, whose build takes longer than the job.
BenchmarkSwitcher.FromAssembly(typeof(MadeUp).Assembly).Run(args.Contains("short") ? [.. args, "--inProcess"] : args);
return 0;
