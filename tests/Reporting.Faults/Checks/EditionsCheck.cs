using System.Text.Json;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Checks;

/// <summary>The editions of a trial's store: their numbers have no gaps, each can be printed again, and whoever got a brief finds its edition.</summary>
internal sealed class EditionsCheck(Trial trial)
{
    private readonly Dictionary<string, string> _asked = [];

    /// <summary>Starts to fix the brief of a week.</summary>
    /// <param name="number">Which week, from 0.</param>
    public Child Brief(int number)
    {
        var week = $"2020-W{Trial.Text(10 + number)}";
        _asked[week] = Pdf(number);
        return trial.Client($"the brief of {week}", ["brief", "weekly", "--week", week, "--country", "Northland", "-o", Pdf(number), "--figures", Figures(number), "--store", trial.Store]);
    }

    /// <summary>Lists and checks the editions.</summary>
    /// <exception cref="FaultException">A number is missing, an edition cannot be printed again, or one is lost.</exception>
    public async Task Check()
    {
        await using var list = trial.Client("the list of editions", ["brief", "list", "--check", "--output", "json", "--store", trial.Store]);
        await Clear.Ended(list, 0);
        using var editions = JsonDocument.Parse(string.Join('\n', list.Out));
        var numbers = editions.RootElement.EnumerateArray().Select(one => one.GetProperty("edition").GetInt32()).ToList();
        if (!numbers.SequenceEqual(Enumerable.Range(1, numbers.Count))) throw new FaultException($"the numbers of editions have gaps: {string.Join(", ", numbers)}");
        var weeks = editions.RootElement.EnumerateArray().Select(one => one.GetProperty("week").GetString()!).ToHashSet();
        var lost = _asked.Where(one => File.Exists(one.Value) && !weeks.Contains(one.Key)).Select(one => one.Key).ToList();
        trial.Checks++;
        trial.Lost += lost.Count;
        if (lost.Count > 0) throw new FaultException($"the brief of {string.Join(", ", lost)} was printed, and its edition is lost.");
    }

    /// <summary>Prints edition 1 again.</summary>
    /// <exception cref="FaultException">A byte is another.</exception>
    public async Task PrintAgain()
    {
        var (pdf, figures) = (Path.Combine(trial.Folder, "again.pdf"), Path.Combine(trial.Folder, "again.json"));
        await using var again = trial.Client("edition 1 again", ["brief", "--edition", "1", "-o", pdf, "--figures", figures, "--store", trial.Store]);
        await Clear.Ended(again, 0);
        foreach (var (printed, reprinted) in ((string, string)[])[(Pdf(0), pdf), (Figures(0), figures)])
        {
            var (before, now) = (await File.ReadAllBytesAsync(printed), await File.ReadAllBytesAsync(reprinted));
            if (before.SequenceEqual(now)) continue;
            trial.Differing++;
            throw new FaultException($"{Path.GetFileName(reprinted)} of edition 1 is not what was printed.");
        }
    }

    private string Pdf(int number) => Path.Combine(trial.Folder, $"{Trial.Text(number)}.pdf");

    private string Figures(int number) => Path.Combine(trial.Folder, $"{Trial.Text(number)}.json");
}
