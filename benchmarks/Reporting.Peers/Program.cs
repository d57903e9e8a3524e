using Reporting.Peers;
using Reporting.Peers.Systems;
using Reporting.Tests;

// dotnet run -c Release --project benchmarks/Reporting.Peers -- [--incidents N] [--rounds N] [--seed S] [--detail DETAIL,...] [--result FILE]
if (args is ["product", var file, var folder, var answers]) return await ProductChild.Run(file, folder, answers);
if (PeerOptions.Read(args) is not { } options)
{
    await Console.Error.WriteLineAsync(PeerOptions.Usage);
    return 2;
}
try
{
    return await Comparison.Run(options);
}
catch (OperationCanceledException)
{
    return 130;
}
catch (Exception failure) when (failure is PeerException or PostgresServerException)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
