namespace Reporting.Faults.Processes;

/// <summary>A clock that only the processes started with it see, and that can be set while they run: libfaketime of Debian's package faketime.</summary>
/// <remarks>The time that passes stays true; only the time of day is another, as when an administrator sets a machine's clock.</remarks>
internal sealed class FakeClock
{
    private static readonly string[] Libraries =
    [
        "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1", "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1", "/usr/lib/faketime/libfaketime.so.1",
    ];

    private readonly string _file;

    /// <summary>A clock that is right.</summary>
    /// <param name="folder">Where its setting is kept.</param>
    public FakeClock(string folder)
    {
        _file = Path.Combine(folder, "clock");
        var library = Libraries.FirstOrDefault(File.Exists) ?? throw new FaultException("libfaketime is missing: apt-get install faketime.");
        Set(TimeSpan.Zero);
        Inside = new Surroundings([], new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = library,
            ["FAKETIME_TIMESTAMP_FILE"] = _file,
            ["FAKETIME_NO_CACHE"] = "1",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            ["DONT_FAKE_MONOTONIC"] = "1",
        });
    }

    /// <summary>What a process with this clock runs in.</summary>
    public Surroundings Inside { get; }

    /// <summary>Sets it off the true time.</summary>
    public void Set(TimeSpan off)
    {
        var next = _file + ".next";
        File.WriteAllText(next, $"{(off < TimeSpan.Zero ? "-" : "+")}{Trial.Text(Math.Abs(off.TotalSeconds))}\n");
        File.Move(next, _file, overwrite: true);
    }
}
