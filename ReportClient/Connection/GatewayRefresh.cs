using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Orleans.Messaging;

namespace Reporting.Connection;

/// <summary>Makes the client look at its list of gateways at once.</summary>
/// <remarks>Orleans looks once a period, and a grain stays with the gateway by which it was first called: a client that only knew the gateway it was told would send everything through
/// that one. There is no public way to say so; where a later Orleans names the method otherwise, the client looks at the next period. A test tells.</remarks>
internal static class GatewayRefresh
{
    private const string Owner = "Orleans.Messaging.GatewayManager";
    private const string Method = "RefreshGatewaySnapshot";

    [DynamicDependency(DynamicallyAccessedMemberTypes.NonPublicMethods, Owner, "Orleans.Core")]
    public static Task Now(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var owner = typeof(IGatewayListProvider).Assembly.GetType(Owner);
        var method = owner?.GetMethod(Method, BindingFlags.Instance | BindingFlags.NonPublic, Type.EmptyTypes);
        return owner is not null && services.GetService(owner) is { } manager && method?.Invoke(manager, null) is Task looking ? looking : Task.CompletedTask;
    }
}
