using Reporting.Import;
using Reporting.Output;

namespace Reporting.Commands;

/// <summary>Tells why nothing was withdrawn of what a file no longer has.</summary>
internal static class MissingProblem
{
    public static void ThrowIfRefused(MissingSummary missing, string file)
    {
        ArgumentNullException.ThrowIfNull(missing);
        switch (missing.Refusal)
        {
            case MissingRefusal.RowsRejected:
                throw Refused("Nothing was withdrawn: a row was rejected, and may be one of those that seem to be missing.", file, "Correct the rows that the summary names, and import the file again.");
            case MissingRefusal.EmptyScope:
                throw Refused("Nothing was withdrawn: the scope ends before it begins.", file, "Give both --scope-since and --scope-until, or leave both out.");
            case MissingRefusal.MostMissing:
                throw Refused($"Nothing was withdrawn: {FigureText.Number(missing.Missing)} of the {FigureText.Incidents(missing.Stood)} that stood in the scope are missing from the file.", file,
                    "Check that the file is complete and that its ids are those of before; if all of them are gone indeed, add --retract-most.");
        }
    }

    private static Problem Refused(string what, string file, string advice) => new(ExitCode.NothingWithdrawn, what, file, advice);
}
