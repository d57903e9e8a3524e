using System.Runtime.InteropServices;

namespace Reporting.Faults.Processes;

/// <summary>The signals that are sent to children.</summary>
internal enum Signal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

/// <summary>Sends signals to one process by its id.</summary>
internal static partial class Signals
{
    /// <summary>Sends a signal; nothing happens when the process has ended.</summary>
    public static void Send(int process, Signal signal) => _ = Kill(process, (int)signal);

    [DllImport("libc", EntryPoint = "kill"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
