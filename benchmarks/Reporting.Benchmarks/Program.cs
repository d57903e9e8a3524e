using BenchmarkDotNet.Running;
using Reporting.Benchmarks;

// dotnet run -c Release --project benchmarks/Reporting.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromTypes([typeof(WholeImport), typeof(WarmQuestions)]).Run(args);
