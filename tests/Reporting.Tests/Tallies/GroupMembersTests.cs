using Reporting.Groups;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

public sealed class GroupMembersTests
{
    [Fact]
    public void Of_AGroupThatIsAskedForAgain_KnowsNumbersGivenSince()
    {
        var group = GroupKey.FromName("Members asked again");
        var before = CellNumbers.Groups.Of($"alone+{group.Value}");
        Assert.True(GroupMembers.Of(group)[before]);

        var since = CellNumbers.Groups.Of($"{group.Value}+since");
        var other = CellNumbers.Groups.Of($"{group.Value}-other+since");

        Assert.True(GroupMembers.Of(group)[before]);
        Assert.True(GroupMembers.Of(group)[since]);
        Assert.False(GroupMembers.Of(group)[other]);
    }

    [Fact]
    public void Of_NoGroup_HasNoMember()
    {
        CellNumbers.Groups.Of("");

        Assert.DoesNotContain(true, GroupMembers.Of(default));
    }

    [Fact]
    public void Of_MoreGroupsThanAreRemembered_IsRightForEach()
    {
        var groups = Enumerable.Range(0, 200).Select(i => GroupKey.FromName($"Members many {i}")).ToList();
        var numbers = groups.ConvertAll(group => CellNumbers.Groups.Of(group.Value));

        Assert.All(groups.Concat(groups).Select((group, i) => (group, numbers[i % numbers.Count])), one => Assert.True(GroupMembers.Of(one.group)[one.Item2]));
    }
}
