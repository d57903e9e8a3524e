using System.Reflection;
using Reporting.Ledger;

namespace Reporting.Tests;

/// <summary>A shard of a real store before whose calls a test does something: records as another would, or fails.</summary>
public class ShardProxy : DispatchProxy
{
    private ILedgerGrain? _shard;
    private Action<string>? _before;

    /// <summary>A shard with something before each call, which is given the call's name.</summary>
    public static ILedgerGrain Of(ILedgerGrain shard, Action<string> before)
    {
        var proxy = Create<ILedgerGrain, ShardProxy>();
        (((ShardProxy)(object)proxy)._shard, ((ShardProxy)(object)proxy)._before) = (shard, before);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _before!(targetMethod!.Name);
        return targetMethod.Invoke(_shard, args);
    }
}
