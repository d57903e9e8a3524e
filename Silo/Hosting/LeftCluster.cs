using Microsoft.Extensions.Logging;

namespace Reporting.Hosting;

/// <summary>Ends the process when the others have declared this silo dead, or when membership cannot be kept: nothing that it says may be believed any more.</summary>
/// <remarks>At once, without leaving in order: its grains already live elsewhere. Whoever watches over the process starts it again.</remarks>
internal sealed partial class LeftCluster(ILogger<LeftCluster> logger) : IFatalErrorHandler
{
    /// <summary>The exit code.</summary>
    public const int Code = 21;

    public bool IsUnexpected(Exception exception) => true;

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        LogWhy(context, exception);
        Console.Error.WriteLine("error: The other silos have declared this one dead, as it did not answer them, or the table of silos could not be kept.\n  fix: Start it again; nothing that was acknowledged is lost. If it happens often, the machine is too busy or the network too slow.");
        Environment.Exit(Code);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "This silo leaves: {Why}")]
    private partial void LogWhy(string? why, Exception? error);
}
