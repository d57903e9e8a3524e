using System.Reflection;
using Reporting.Errors;
using Reporting.Tallies;

namespace Reporting.Tests.Contract;

public sealed class WireConventionTests
{
    private static readonly Assembly Contract = typeof(Tally).Assembly;

    private static IEnumerable<Type> WireTypes => Contract.GetTypes().Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null);

    [Fact]
    public void WireTypes_All_HaveAnAliasOfTheirOwn()
    {
        var aliases = WireTypes.Select(type => (type, alias: type.GetCustomAttributes<AliasAttribute>().FirstOrDefault()?.Alias)).ToList();

        Assert.NotEmpty(aliases);
        Assert.Empty(aliases.Where(one => one.alias is null).Select(one => one.type.Name));
        Assert.Equal(aliases.Count, aliases.Select(one => one.alias).Distinct().Count());
    }

    [Fact]
    public void WireTypes_EveryStoredProperty_HasAnIdOfItsOwn()
    {
        foreach (var type in WireTypes.Where(type => !type.IsEnum))
        {
            var stored = type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                .Where(property => type.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic) is not null)
                .Select(property => (property.Name, id: property.GetCustomAttribute<IdAttribute>()?.Id))
                .ToList();
            Assert.All(stored, one => Assert.True(one.id is not null, $"{type.Name}.{one.Name} has no [Id]"));
            Assert.Equal(stored.Count, stored.Select(one => one.id).Distinct().Count());
        }
    }

    [Fact]
    public void Exceptions_All_CanCrossTheWire()
    {
        var exceptions = Contract.GetTypes().Where(type => type.IsAssignableTo(typeof(Exception))).ToList();

        Assert.NotEmpty(exceptions);
        Assert.All(exceptions, type => Assert.True(type.IsAssignableTo(typeof(ReportingException)) && type.GetCustomAttribute<GenerateSerializerAttribute>() is not null, type.Name));
    }

    [Fact]
    public void GrainInterfaces_All_HaveANameThatDoesNotFollowTheCode()
    {
        var interfaces = Contract.GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable))).ToList();

        Assert.NotEmpty(interfaces);
        Assert.All(interfaces, type => Assert.NotNull(type.GetCustomAttribute<GrainInterfaceTypeAttribute>()));
    }
}
