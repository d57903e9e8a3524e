using Reporting.Incidents;

namespace Reporting.Commands;

/// <summary>Reads an incident's id as people type it.</summary>
internal static class IncidentIdText
{
    /// <summary>The id of the argument ID.</summary>
    public static IncidentId Read(string text) => IncidentId.TryParse(text, out var id) ? id
        : throw Problem.Usage($"{Problem.Quote(text)} is no incident id.", "ID", "Write data set and id as in ucdp-ged:412700; 'incidents' prints them.");
}
