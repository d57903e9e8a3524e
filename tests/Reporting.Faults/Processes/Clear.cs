namespace Reporting.Faults.Processes;

/// <summary>What a person must be told when a command fails: what is wrong and what to do, and never the program's insides.</summary>
internal static class Clear
{
    /// <summary>Checks an exit code and what was said with it.</summary>
    /// <exception cref="FaultException">The code is another, or what was said is no clear message.</exception>
    public static async Task Ended(Child child, params int[] codes)
    {
        var code = await child.End();
        var said = child.Talk;
        if (!codes.Contains(code)) throw new FaultException($"{child.Name} ended with {code} instead of {string.Join(" or ", codes)}: {said}");
        if (code is 0 or 130) return;
        if (!said.Contains("error: ", StringComparison.Ordinal) || !said.Contains("fix: ", StringComparison.Ordinal)) throw new FaultException($"{child.Name} ended with {code} and no clear message: {said}");
        if (said.Contains("   at ", StringComparison.Ordinal) || said.Contains("Unhandled", StringComparison.Ordinal)) throw new FaultException($"{child.Name} showed a stack trace: {said}");
    }
}
