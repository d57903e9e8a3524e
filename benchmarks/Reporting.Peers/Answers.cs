namespace Reporting.Peers;

/// <summary>The answers that a system wrote: each question, and below it its rows, which begin with a space.</summary>
internal static class Answers
{
    /// <summary>Compares every answer that two systems gave, and says how many those are. A slow one was not asked everything.</summary>
    /// <exception cref="PeerException">Two answers differ, or nothing was asked of both.</exception>
    public static int Compare(string name, string file, string otherName, string otherFile)
    {
        var (mine, compared) = (Read(file), 0);
        foreach (var (question, rows) in Read(otherFile))
        {
            if (!mine.TryGetValue(question, out var own)) continue;
            compared++;
            if (rows.SequenceEqual(own)) continue;
            var row = rows.Zip(own).TakeWhile(pair => pair.First == pair.Second).Count();
            throw new PeerException($"The answers differ in row {row + 1} of {question}:\n{name}: {own.ElementAtOrDefault(row) ?? "(end)"}\n{otherName}: {rows.ElementAtOrDefault(row) ?? "(end)"}");
        }
        return compared > 0 ? compared : throw new PeerException($"Nothing was asked of both {name} and {otherName}.");
    }

    private static Dictionary<string, List<string>> Read(string file)
    {
        var (answers, rows) = (new Dictionary<string, List<string>>(StringComparer.Ordinal), new List<string>());
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith(' ')) rows.Add(line);
            else answers.Add(line, rows = []);
        }
        return answers;
    }
}
