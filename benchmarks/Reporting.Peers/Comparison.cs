using System.Globalization;
using System.Runtime.InteropServices;
using Reporting.Peers.Data;
using Reporting.Peers.Results;
using Reporting.Peers.Systems;
using Reporting.Tests;

namespace Reporting.Peers;

/// <summary>The whole comparison: the same history, the same work, round by round, the same answers, a table.</summary>
internal static class Comparison
{
    public static async Task<int> Run(PeerOptions options)
    {
        using var cancel = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var folder = Directory.CreateTempSubdirectory("reporting-peers-").FullName;
        try
        {
            // The server's user reads the flat file.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
            var text = ResultText.Begin(options);
            await using var server = await PostgresServer.Start(folder);
            foreach (var size in options.Sizes) text += await OfSize(size, options, server, folder, cancel.Token);
            text += ResultText.Notes;
            Console.Write(text);
            if (options.Result is { } result) await File.WriteAllTextAsync(result, text);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        // What was started here is ended here, also when this is ended from outside.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            cancel.Cancel();
        }
    }

    private static async Task<string> OfSize(int incidents, PeerOptions options, PostgresServer server, string folder, CancellationToken cancel)
    {
        Talk($"Generating {incidents:N0} rows ...");
        var files = TrialFiles.Write(folder, options, incidents);
        List<ISystem> peers = [new PostgresSystem(server, files.Flat), new DuckDbSystem(folder, files.Flat, keyed: true), new DuckDbSystem(folder, files.Flat, keyed: false)];
        List<ISystem> own = [.. files.Own.Select(own => new ProductSystem(folder, own.Detail, own.File))];
        var (rounds, compared) = await Rounds(options, [.. peers, .. own], folder, cancel);
        return ResultText.Print(incidents, files.Standing, rounds.Take(peers.Count).ToList(), rounds.Skip(peers.Count).ToList(), compared);
    }

    private static async Task<(List<SystemRounds> Rounds, int Compared)> Rounds(PeerOptions options, ISystem[] systems, string folder, CancellationToken cancel)
    {
        var (rounds, compared) = (systems.Select(system => new SystemRounds(system.Name, system.Loads, [])).ToList(), 0);
        for (var round = 1; round <= options.Rounds; round++)
        {
            var answers = systems.Select((_, i) => Path.Combine(folder, $"answers-{i}.txt")).ToArray();
            for (var i = 0; i < systems.Length; i++)
            {
                cancel.ThrowIfCancellationRequested();
                var times = await systems[i].Run(round, answers[i], cancel);
                rounds[i].Rounds.Add(times);
                Talk($"Round {round}: {systems[i].Name} loaded in {times.Load:0.00} s; " + string.Join(", ", times.Asked.Select(asked => $"{asked.Key}: p50 {Percentile.Of(asked.Value, 50).ToString("0.00", CultureInfo.InvariantCulture)} ms")));
            }
            foreach (var (system, answer) in systems.Zip(answers).SkipLast(1)) compared += Answers.Compare(systems[^1].Name, answers[^1], system.Name, answer);
        }
        return (rounds, compared);
    }

    private static void Talk(FormattableString text) => Console.Error.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Talk(string text) => Console.Error.WriteLine(text);
}
