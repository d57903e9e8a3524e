using System.Collections.Immutable;
using System.Reflection;
using Reporting.Briefs;

namespace Reporting.Tests.Commands;

/// <summary>The editions of a store in which none was fixed, and the factory that gives them and no other grain.</summary>
public class NoEditions : DispatchProxy
{
    public static IGrainFactory Factory() => Create<IGrainFactory, NoEditions>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IGrainFactory.GetGrain) => Create<IEditionsGrain, NoEditions>(),
        nameof(IEditionsGrain.List) => Task.FromResult(ImmutableArray<Edition>.Empty),
        var other => throw new NotSupportedException(other),
    };
}
