using Reporting.Faults.Children;
using Reporting.Faults.Processes;

namespace Reporting.Faults.Checks;

/// <summary>What must hold of a damaged store: an answer is right or there is none, and then it is said clearly.</summary>
internal static class AfterDamage
{
    private const int StoreUnusable = 9;
    private const int StoreDamaged = 10;

    /// <summary>Audits and asks everything.</summary>
    /// <returns>What the audit said when it refused, and how many questions were answered.</returns>
    /// <exception cref="FaultException">An answer is wrong, or a message is not clear.</exception>
    public static async Task<(string? Refusal, int Answers)> Check(Trial trial)
    {
        string? refusal = null;
        await using (var audit = trial.Client("the audit of a damaged store", ["audit", "--store", trial.Store]))
        {
            await Clear.Ended(audit, 0, StoreUnusable, StoreDamaged);
            if (await audit.End() != 0) refusal = audit.Talk;
        }
        var (different, _) = await trial.Reference.Differences(trial.Store, Path.Combine(trial.Folder, "answers"));
        var wrong = different.Where(one => !IsRefusal(one.Value)).ToList();
        trial.Differing += wrong.Count;
        if (wrong.Count > 0) throw new FaultException($"wrong or unclear: {string.Join('\n', wrong.Select(one => $"{one.Key}: {one.Value[..Math.Min(400, one.Value.Length)]}"))}");
        if (refusal is null && different.Count > 0) throw new FaultException($"the audit is clean, and yet: {different.First().Value}");
        return (refusal, AnswersChild.Answers - different.Count);
    }

    private static bool IsRefusal(string answer) =>
        answer.StartsWith(AnswersChild.NoAnswer, StringComparison.Ordinal)
        && answer[AnswersChild.NoAnswer.Length..].Split('\n')[0] is "9" or "10"
        && answer.Contains("error: ", StringComparison.Ordinal) && answer.Contains("fix: ", StringComparison.Ordinal) && !answer.Contains("   at ", StringComparison.Ordinal);
}
