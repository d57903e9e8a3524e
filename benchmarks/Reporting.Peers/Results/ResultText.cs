using System.Globalization;
using System.Text;

namespace Reporting.Peers.Results;

/// <summary>The results as Markdown: what was compared, a table of loading, and one of questions.</summary>
internal static class ResultText
{
    /// <summary>What was measured on, and how.</summary>
    public static string Begin(PeerOptions options) => string.Create(CultureInfo.InvariantCulture,
        $"# Beside PostgreSQL and DuckDB: {string.Join(" and ", options.Sizes.Select(size => size.ToString("N0", CultureInfo.InvariantCulture)))} rows\n\n{Machine.Describe()}\n\nMedians of {options.Rounds} rounds, in which the systems take turns, seed {options.Seed}.\n");

    /// <summary>Writes the results of one size.</summary>
    /// <param name="incidents">How many rows.</param>
    /// <param name="standing">How many incidents stand in each system.</param>
    /// <param name="peers">The other systems.</param>
    /// <param name="own">The product, once for each detail; ratios of questions are those of the first.</param>
    /// <param name="compared">How many answers of others were compared with the product's.</param>
    public static string Print(int incidents, long standing, List<SystemRounds> peers, List<SystemRounds> own, int compared)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"\n## {incidents:N0} rows, {standing:N0} incidents\n\n{compared:N0} answers were compared, and all were the same.\n\n");
        LoadTable.Append(text, standing, peers, own);
        QuestionTable.Append(text, peers, own);
        return text.ToString();
    }

    /// <summary>What to know to read them.</summary>
    public const string Notes =
        """

        PostgreSQL and DuckDB load a flat file of 22 columns that holds only the last version of each incident, with figures already brought to one number. The
        product imports every version of each incident, as Reporting's own CSV: "flat" says of each what the flat file says, without its summary and locality;
        "without-texts" each party's figures and seizures too; "full" also summaries, localities and sources. Its time goes from the first row, in a process
        that has just started its silo, to the moment when all is durable and in every tally. PostgreSQL is asked over loopback, in its default configuration,
        with a primary key and three indexes; DuckDB and the product in their own process. DuckDB is loaded twice: keyed, with the same key and indexes, so
        that an incident that comes twice is told, as the two others tell it; and without, when it only appends rows. Questions begin ten seconds after each
        load, in which each system may finish what it does by itself.

        """;
}
