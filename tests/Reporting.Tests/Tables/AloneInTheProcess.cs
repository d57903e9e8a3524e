namespace Reporting.Tests.Tables;

/// <summary>Tests that measure the memory of the whole process, in which nothing else may be at work.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
