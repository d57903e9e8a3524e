using System.Globalization;
using Reporting.Faults.Children;

namespace Reporting.Faults.Cluster.Watching;

/// <summary>The lines in which an asking client tells what it sees, and their reading.</summary>
/// <remarks>Times are stamps of the machine's steady clock, which its processes share.</remarks>
internal static class Told
{
    /// <summary>The question about the ledger's state, whose number of incidents is how far an import has come.</summary>
    public const string Ledger = "ledger";

    public const string GapMark = "gap";
    public const string CountMark = "count";
    public const string BackMark = "back";
    public const string ErrorMark = "error";

    /// <summary>A question waited for its answer from one time to another.</summary>
    public static void Gap(string question, long from, long to) => Say($"{GapMark} {question} {from} {to}");

    /// <summary>How many answers came until a time, and what the last one said.</summary>
    public static void Count(string question, long answers, long incidents, long at) => Say($"{CountMark} {question} {answers} {incidents} {at}");

    /// <summary>An answer told fewer incidents than one before it.</summary>
    public static void Back(string question, long before, long now) => Say($"{BackMark} {question} {before} {now}");

    /// <summary>A question was answered by an error.</summary>
    public static void Error(string question, Exception shown) => Say($"{ErrorMark} {question} {shown.GetType().Name}: {shown.Message.ReplaceLineEndings(" ")}");

    /// <summary>A number of a line.</summary>
    public static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);

    private static void Say(FormattableString line) => Acknowledgements.Say(FormattableString.Invariant(line));
}
