using Reporting.Queries;

namespace Reporting.Output;

/// <summary>Prints a breakdown by weapon for people.</summary>
internal static class WeaponTable
{
    public static string Print(Answer answer, Screen screen)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var heading = AnswerHeading.Of(answer.Question, answer.AsOf) + "\n";
        return answer.Rows.Count == 0
            ? heading + "No weapons or other items reported seized, found or surrendered.\n"
            : heading + TallyTable.SeizureTable([.. answer.Rows.Select(row => row.Figures.Seizures[0])], screen);
    }
}
