using Reporting.Groups;
using Reporting.Names;

namespace Reporting.Tests.Groups;

public sealed class GroupKeyTests
{
    [Theory]
    [InlineData("IMU")]
    [InlineData("imu")]
    [InlineData("Islamic Movement of Uzbekistan")]
    public void FromName_AnyAliasOfTheImu_IsOneGroup(string name) => Assert.Equal("imu", GroupKey.FromName(name).Value);

    [Theory]
    [InlineData("Taleban")]
    [InlineData("Taliban")]
    public void FromName_TalebanAndTaliban_AreOneGroup(string name) => Assert.Equal("taliban", GroupKey.FromName(name).Value);

    [Fact]
    public void FromName_NameNobodyHasMet_IsAGroupOfItsOwn() => Assert.Equal("jss-sb", GroupKey.FromName("JSS/SB").Value);

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    public void FromName_WithoutLetterOrDigit_IsNoGroup(string name) => Assert.True(GroupKey.FromName(name).IsDefault);

    [Fact]
    public void KnownGroups_Keys_AreTheirOwnKeysAndParentsAreKnown()
    {
        foreach (var group in KnownGroups.All)
        {
            Assert.Equal(group.Key, NameKey.Of(group.Key));
            Assert.Equal(group.Key, GroupKey.FromName(group.Name).Value);
            Assert.All(group.Aliases, alias => Assert.Equal(group.Key, GroupKey.FromName(alias).Value));
            if (group.Parent is { } parent) Assert.Contains(KnownGroups.All, other => other.Key == parent);
        }
    }
}
