using System.CommandLine;
using System.Globalization;
using Reporting.Output;
using Reporting.Schedules;

namespace Reporting.Commands;

/// <summary><c>brief schedule add</c>: has briefs made from now on.</summary>
internal sealed class ScheduleAddCommand : ReportCommand
{
    private const string TimeOfDay = "HH:mm";

    private readonly Argument<string> _name = new("NAME") { Description = $"What to call it: 1 to {Schedule.LongestName} small letters, digits and hyphens. Files begin with it." };
    private readonly Option<string?> _every = new("--every") { Description = "The days: monday to sunday, several with commas between them; day for every day; month for the first of each month.", HelpName = "DAYS", Required = true };
    private readonly Option<string?> _at = new("--at") { Description = "The time of day, by the clocks of --zone: 06:00.", HelpName = "TIME", Required = true };
    private readonly Option<string?> _zone = new("--zone") { Description = "The time zone as the tz database names it: Asia/Kabul, Europe/Berlin, UTC.", HelpName = "ZONE", Required = true };
    private readonly Option<string[]> _briefs = new("--brief")
    {
        Description = "A brief to make, of the last whole week before the day; may be given several times: \"weekly --country Afghanistan\", \"weekly --province Badakhshan\", \"weekly --country Afghanistan --all-provinces\", "
            + "\"group Taliban --span month\" for the month before (week, month or year; week by default). Places and groups as everywhere, with --district, --rule, --originator and --spread.",
        HelpName = "BRIEF",
        Required = true,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _folder = new("--to-folder") { Description = "The folder to write them to, made where it is missing; on the machine of whichever worker makes them.", HelpName = "FOLDER" };
    private readonly Option<string?> _mail = new("--to-mail") { Description = "The addresses to mail them to, with commas between them: one mail, with the briefs attached.", HelpName = "ADDRESSES" };

    public ScheduleAddCommand(CommandContext context)
        : base("add", "Has briefs made and delivered on schedule; 'brief schedule run' does it. Times that the clocks skip are as much later, times that they show twice are meant once, the first time.", context,
            "brief schedule add kabul-weekly --every monday --at 06:00 --zone Asia/Kabul --brief \"weekly --country Afghanistan\" --brief \"group Taliban\" --to-folder briefs",
            "brief schedule add provinces --every monday --at 06:00 --zone Asia/Kabul --brief \"weekly --country Afghanistan --all-provinces\" --to-mail desk@example.org,ana@example.org --cluster localhost:30000")
    {
        Add(_name);
        foreach (var option in (Option[])[_every, _at, _zone, _briefs, _folder, _mail]) Add(option);
    }

    public override bool Writes => true;

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var schedule = new Schedule
        {
            Name = parsed.GetValue(_name)!.Trim(),
            Days = Days(parsed.GetValue(_every)!),
            At = Time(parsed.GetValue(_at)!),
            Zone = parsed.GetValue(_zone)!.Trim(),
            Briefs = [.. parsed.GetValue(_briefs)!.Select(text => ScheduledBriefText.Read(text, GlobalOptions.FirstDay(parsed)))],
            Folder = parsed.GetValue(_folder) is { } folder ? Context.FullPath(folder) : null,
            MailTo = [.. (parsed.GetValue(_mail) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Address)],
            AddedBy = GlobalOptions.Recorder(parsed, Context),
        };
        if (schedule.Wrong() is { } wrong) throw Problem.Usage($"The schedule {wrong}.", null, "'ReportClient brief schedule add --help' shows what can be given, with examples.");
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        foreach (var brief in schedule.Briefs) await ScheduledBriefs.CheckNames(brief, connection.Data);
        var added = await connection.Grains.GetGrain<ISchedulesGrain>(ISchedulesGrain.Key).Add(schedule);
        Context.Out.Line($"Schedule {added.Schedule.Name}");
        Context.Out.Line($"When     {added.Schedule.When}");
        Context.Out.Line($"Next     {ScheduleText.Local(added.Next)}");
        Context.Talk.Line("'brief schedule run' makes it when it is due.");
        return ExitCode.Ok;
    }

    private static ScheduleDays Days(string text) =>
        ScheduleDaysText.Read(text) ?? throw Problem.Usage($"{Problem.Quote(text)} names no days.", "--every", "Write monday to sunday with commas between them, day, or month.");

    private static TimeOnly Time(string text) =>
        TimeOnly.TryParseExact(text.Trim(), TimeOfDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
            : throw Problem.Usage($"{Problem.Quote(text)} is no time of day.", "--at", "Write hours and minutes, 00:00 to 23:59, as in --at 06:00.");

    private static string Address(string text) =>
        Schedule.IsAddress(text) ? text : throw Problem.Usage($"{Problem.Quote(text)} is no address.", "--to-mail", "Write addresses without names, as in --to-mail desk@example.org,ana@example.org.");
}
