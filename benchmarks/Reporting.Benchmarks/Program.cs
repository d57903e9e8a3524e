using System.Globalization;
using BenchmarkDotNet.Running;
using Reporting.Benchmarks;
using Reporting.Benchmarks.Briefs;
using Reporting.Benchmarks.Idle;
using Reporting.Benchmarks.Live;
using Reporting.Benchmarks.Questions;
using Reporting.Benchmarks.Rebuild;
using Reporting.Benchmarks.Remote;
using Reporting.Benchmarks.Scaling;
using Reporting.Benchmarks.Scaling.Model;

// benchmarks/README.md says what each measures and prints.
switch (args)
{
    case ["large", var file]: await LargeImport.Run(file); return 0;
    case ["stages", var file]: ImportStages.Run(file); return 0;
    case ["live", .. var options]: return await LiveTraffic.Run(LiveOptions.Read(options));
    case ["brief", var file]: await BriefTimes.Run(file); return 0;
    case [ProvinceChild.Name, var store, var country, var week, var rounds]: return await ProvinceChild.Run(store, country, week, int.Parse(rounds, CultureInfo.InvariantCulture));
    case ["idle", var store]: await IdleTallies.Run(store); return 0;
    case ["rebuild", var file]: await RebuildTallies.Run(file); return 0;
    case ["questions", var fileOrStore]: await AllQuestions.Run(fileOrStore, ""); return 0;
    case ["questions", var fileOrStore, var only]: await AllQuestions.Run(fileOrStore, only); return 0;
    case [QuestionChild.Name, var of, var only]: await QuestionChild.Run(of, only); return 0;
    case ["remote", var file]: await RemoteImport.Run(file, 1); return 0;
    case ["remote", var file, var rounds]: await RemoteImport.Run(file, int.Parse(rounds, CultureInfo.InvariantCulture)); return 0;
    case ["scaling", .. var options]: return await ScalingRun.Run(ScalingOptions.Read(options));
    case ["scaling-model"]: ScalingModel.Run(); return 0;
    case [ImportChild.Name, var file, var into]: await ImportChild.Run(file, into); return 0;
}
// A short job is for a quick look: it needs no program of its own, whose build takes longer than the job.
BenchmarkSwitcher.FromAssembly(typeof(MadeUp).Assembly).Run(args.Contains("short") ? [.. args, "--inProcess"] : args);
return 0;
