using System.Collections.Concurrent;
using System.Reflection;

namespace Reporting.Tests;

/// <summary>Counts what is asked of grains, by the name of the call.</summary>
public class CountedCalls : DispatchProxy
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private IGrainFactory? _grains;

    /// <summary>A way to the grains that counts, and the counts.</summary>
    public static (IGrainFactory Grains, IReadOnlyDictionary<string, int> Counts) Of(IGrainFactory grains)
    {
        var factory = Create<IGrainFactory, CountedCalls>();
        var counted = (CountedCalls)(object)factory;
        counted._grains = grains;
        return (factory, counted._counts);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var grain = targetMethod!.Invoke(_grains, args)!;
        return CountedGrain.Of(grain, targetMethod.ReturnType, name => _counts.AddOrUpdate(name, 1, (_, count) => count + 1));
    }

    /// <summary>One grain of them.</summary>
    public class CountedGrain : DispatchProxy
    {
        private object? _grain;
        private Action<string>? _count;

        /// <summary>A grain that tells each call by its name.</summary>
        public static object Of(object grain, Type type, Action<string> count)
        {
            var proxy = Create(type, typeof(CountedGrain));
            (((CountedGrain)proxy)._grain, ((CountedGrain)proxy)._count) = (grain, count);
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            _count!(targetMethod!.Name);
            return targetMethod.Invoke(_grain, args);
        }
    }
}
