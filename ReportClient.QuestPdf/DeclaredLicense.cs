using QuestPDF.Infrastructure;
using Reporting.Commands;

namespace Reporting.QuestPdf;

/// <summary>The licence of QuestPDF that the user declares. This program assumes none: which one applies depends on who uses it.</summary>
internal static class DeclaredLicense
{
    /// <summary>The variable that declares it.</summary>
    public const string Variable = "REPORTING_QUESTPDF_LICENSE";

    private const string Advice = $"Set {Variable} to the licence that applies to you, one of community, professional, enterprise, evaluation: https://www.questpdf.com/license tells which.";

    /// <summary>The licence that the variable names, in any case of letters.</summary>
    /// <exception cref="Problem">It names none, or one that QuestPDF does not have.</exception>
    public static LicenseType Read(CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var declared = context.Variable(Variable)?.Trim();
        return declared?.ToLowerInvariant() switch
        {
            null or "" => throw Problem.Usage("This program writes PDFs with QuestPDF, and no licence of QuestPDF is declared.", Variable, Advice),
            "community" => LicenseType.Community,
            "professional" => LicenseType.Professional,
            "enterprise" => LicenseType.Enterprise,
            "evaluation" => LicenseType.Evaluation,
            _ => throw Problem.Usage($"{Problem.Quote(declared)} is no licence of QuestPDF.", Variable, Advice),
        };
    }
}
