using BenchmarkDotNet.Running;
using Reporting.Benchmarks;

// dotnet run -c Release --project benchmarks/Reporting.Benchmarks -- --filter '*'
// dotnet run -c Release --project benchmarks/Reporting.Benchmarks -- large FILE
// dotnet run -c Release --project benchmarks/Reporting.Benchmarks -- stages FILE
if (args is ["large", var file]) await LargeImport.Run(file);
else if (args is ["stages", var rows]) ImportStages.Run(rows);
else BenchmarkSwitcher.FromTypes([typeof(WholeImport), typeof(WarmQuestions), typeof(RangeQuestions), typeof(CountrySeries)]).Run(args);
