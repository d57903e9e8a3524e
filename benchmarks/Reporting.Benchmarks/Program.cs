using BenchmarkDotNet.Running;
using Reporting.Benchmarks;

// dotnet run -c Release --project benchmarks/Reporting.Benchmarks -- --filter '*'
// dotnet run -c Release --project benchmarks/Reporting.Benchmarks -- large FILE
if (args is ["large", var file]) await LargeImport.Run(file);
else BenchmarkSwitcher.FromTypes([typeof(WholeImport), typeof(WarmQuestions)]).Run(args);
