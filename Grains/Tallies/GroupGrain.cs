using Reporting.Groups;
using Reporting.Homes;

namespace Reporting.Tallies;

/// <summary>A militant group's tally, in every country.</summary>
[GrainType("group"), TallyPlacement]
internal sealed class GroupGrain(TallyServices services) : TallyGrain(services), IGroupGrain
{
    /// <inheritdoc/>
    protected override Subject SubjectOf(string key) => GroupKey.FromName(key) is { IsDefault: false } group && group.Value == key
        ? Subject.Of(group)
        : throw new ArgumentException($"'{key}' is not the key of a group.", nameof(key));
}
