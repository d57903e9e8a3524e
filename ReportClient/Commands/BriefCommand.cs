using System.CommandLine;

namespace Reporting.Commands;

/// <summary><c>brief</c>: the briefs there are.</summary>
internal sealed class BriefCommand : Command
{
    public BriefCommand(CommandContext context)
        : base("brief", "Writes briefs as PDF.") => Add(new WeeklyBriefCommand(context));
}
