using System.Collections.Concurrent;
using System.Reflection;
using Reporting.Ledger;

namespace Reporting.Connection;

/// <summary>Gives every call of Reporting's contract its <see cref="Patience"/>: each may be made twice without harm.</summary>
/// <remarks>
/// A call's context can be sent once at a time only, so each try is a call of its own through the same reference with the same arguments, and passes every filter again. What a filter
/// before this one put into the request's context is with each of them.
/// </remarks>
internal sealed class PatientCallFilter(Patience patience) : IOutgoingGrainCallFilter
{
    private static readonly Assembly Contract = typeof(ILedgerGrain).Assembly;
    private static readonly AsyncLocal<Try?> Current = new();
    private readonly ConcurrentDictionary<MethodInfo, RepeatableCall?> _calls = new();

    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Current.Value?.Take() == true || _calls.GetOrAdd(context.InterfaceMethod, RepeatableCall.Of) is not { } call)
        {
            await context.Invoke();
            return;
        }
        var arguments = new object?[context.Request.GetArgumentCount()];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = context.Request.GetArgument(i);
        context.Result = await patience.Make(() => Send(call, context.Grain, arguments));
    }

    // Async, so that the mark ends with it.
    private static async Task<object?> Send(RepeatableCall call, object grain, object?[] arguments)
    {
        Current.Value = new Try();
        return await call.Make(grain, arguments);
    }

    // Marks one try. What a try starts on the way, such as a connection, keeps the mark; it is worth nothing then.
    private sealed class Try
    {
        private int _taken;

        public bool Take() => Interlocked.Exchange(ref _taken, 1) == 0;
    }

    private sealed class RepeatableCall(MethodInvoker method, Func<object, Task<object?>> answer)
    {
        public static RepeatableCall? Of(MethodInfo method)
        {
            if (method.DeclaringType?.Assembly != Contract) return null;
            if (method.ReturnType == typeof(Task)) return new RepeatableCall(MethodInvoker.Create(method), Nothing);
            if (!method.ReturnType.IsGenericType || method.ReturnType.GetGenericTypeDefinition() != typeof(Task<>)) return null;
            var boxed = typeof(RepeatableCall).GetMethod(nameof(Boxed), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(method.ReturnType.GetGenericArguments());
            return new RepeatableCall(MethodInvoker.Create(method), boxed.CreateDelegate<Func<object, Task<object?>>>());
        }

        public Task<object?> Make(object grain, object?[] arguments) => answer(method.Invoke(grain, arguments.AsSpan())!);

        private static async Task<object?> Nothing(object task)
        {
            await (Task)task;
            return null;
        }

        private static async Task<object?> Boxed<T>(object task) => await (Task<T>)task;
    }
}
