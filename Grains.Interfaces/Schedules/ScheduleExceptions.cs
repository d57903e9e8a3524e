using System.Collections.Immutable;
using Reporting.Errors;

namespace Reporting.Schedules;

/// <summary>A schedule cannot be kept; nothing was added.</summary>
[GenerateSerializer, Alias("reporting.InvalidScheduleException")]
public sealed class InvalidScheduleException(string name, string wrong)
    : ReportingException($"Schedule '{name}' cannot be added: it {wrong}.", "'brief schedule add --help' shows what can be given.")
{
    /// <summary>Its name.</summary>
    [Id(0)] public string Schedule { get; } = name;
}

/// <summary>The tz database has no such time zone.</summary>
[GenerateSerializer, Alias("reporting.UnknownZoneException")]
public sealed class UnknownZoneException(string zone, string version, ImmutableArray<string> near)
    : ReportingException($"There is no time zone '{zone}' in the tz database {version}.",
        near.IsDefaultOrEmpty ? "Write a region and a city, as in Asia/Kabul, or UTC." : $"Did you mean {string.Join(" or ", near)}?")
{
    /// <summary>What was given.</summary>
    [Id(0)] public string Zone { get; } = zone;

    /// <summary>Zones with a name like it.</summary>
    [Id(1)] public ImmutableArray<string> Near { get; } = near;
}

/// <summary>Another schedule has the name; nothing was added.</summary>
[GenerateSerializer, Alias("reporting.ScheduleExistsException")]
public sealed class ScheduleExistsException(string name, string when)
    : ReportingException($"There is another schedule '{name}': {when}.", "Choose another name, or remove that one first ('brief schedule remove').")
{
    /// <summary>The name.</summary>
    [Id(0)] public string Schedule { get; } = name;
}

/// <summary>A worker is at a schedule that was to be removed; nothing was removed.</summary>
[GenerateSerializer, Alias("reporting.ScheduleBusyException")]
public sealed class ScheduleBusyException(string name, string worker, DateTimeOffset until)
    : ReportingException(FormattableString.Invariant($"Schedule '{name}' is being delivered by worker {worker}, which has it until {until.UtcDateTime:HH:mm:ss} UTC."), "Wait until it is done, and try again.")
{
    /// <summary>The schedule.</summary>
    [Id(0)] public string Schedule { get; } = name;

    /// <summary>The worker.</summary>
    [Id(1)] public string Worker { get; } = worker;
}

/// <summary>A worker's assignment is not its own any more: its time ran out and another worker has it, or it is done.</summary>
[GenerateSerializer, Alias("reporting.AssignmentLostException")]
public sealed class AssignmentLostException(long token)
    : ReportingException(FormattableString.Invariant($"Assignment {token} is not held any more: its time ran out, or it is done."), "Nothing is to be done: whoever has it now delivers it.")
{
    /// <summary>The assignment.</summary>
    [Id(0)] public long Token { get; } = token;
}

/// <summary>The schedules, or an entry of their log, cannot be read as they were written. They are never served.</summary>
[GenerateSerializer, Alias("reporting.SchedulesDamagedException")]
public sealed class SchedulesDamagedException(string part, string damage)
    : ReportingException($"The schedules cannot be used: {part} is damaged: {damage}.", "Restore the store from a copy of its folder or database; the ledger and the editions can be used.")
{
    /// <summary>What is damaged.</summary>
    [Id(0)] public string Part { get; } = part;
}
