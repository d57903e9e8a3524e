using Reporting.Examples;
using Reporting.Examples.History;

switch (args)
{
    case ["history", var folder]:
        Deliveries.Write(folder);
        return 0;
    case ["run", var page, var folder]:
        return await ClientLines.Read(page).Run(Path.GetFullPath(folder));
    default:
        await Console.Error.WriteLineAsync("Reporting.Examples history FOLDER\n  writes the history of a country that does not exist, as two deliveries, and its provinces\nReporting.Examples run PAGE FOLDER\n  runs the lines of ReportClient on a page, in a folder");
        return 2;
}
