using System.Reflection;
using Reporting.Schedules;

namespace Reporting.Tests.Schedules;

/// <summary>The schedules of a real store before whose calls a test does something: fails, as a worker that vanishes, or lets another come between.</summary>
public class SchedulesProxy : DispatchProxy
{
    private ISchedulesGrain? _schedules;
    private Action<string>? _before;

    /// <summary>Schedules with something before each call, which is given the call's name.</summary>
    public static ISchedulesGrain Of(ISchedulesGrain schedules, Action<string> before)
    {
        var proxy = Create<ISchedulesGrain, SchedulesProxy>();
        (((SchedulesProxy)(object)proxy)._schedules, ((SchedulesProxy)(object)proxy)._before) = (schedules, before);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _before!(targetMethod!.Name);
        return targetMethod.Invoke(_schedules, args);
    }
}

/// <summary>A worker's process was killed.</summary>
internal sealed class KilledException : Exception;
