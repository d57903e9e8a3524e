using System.CommandLine;

namespace Reporting.Commands;

/// <summary><c>brief schedule</c>: briefs that are made and delivered when they are due.</summary>
internal sealed class ScheduleCommand : Command
{
    public ScheduleCommand(CommandContext context)
        : base("schedule", "Keeps what is made and delivered when, and makes it.")
    {
        Add(new ScheduleAddCommand(context));
        Add(new ScheduleListCommand(context));
        Add(new ScheduleRemoveCommand(context));
        Add(new ScheduleLogCommand(context));
        Add(new ScheduleRunCommand(context));
    }
}
