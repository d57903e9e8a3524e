using System.Reflection;

namespace Reporting.Tests.Ledger;

/// <summary>Any grain that takes whatever it is told and keeps nothing, and the factory that gives it.</summary>
public class AllTakingGrain : DispatchProxy
{
    private static readonly MethodInfo Creating = typeof(DispatchProxy).GetMethod(nameof(Create), 2, [])!;

    /// <summary>A factory that gives such a grain for every interface and key.</summary>
    public static IGrainFactory Factory() => Create<IGrainFactory, AllTakingGrain>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.ReturnType == typeof(Task)
        ? Task.CompletedTask
        : Creating.MakeGenericMethod(targetMethod.ReturnType, typeof(AllTakingGrain)).Invoke(null, null);
}
