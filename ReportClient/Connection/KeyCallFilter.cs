using Reporting.Access;

namespace Reporting.Connection;

/// <summary>Sends a key with every call of a client; without one, calls go as they are.</summary>
internal sealed class KeyCallFilter(Credentials? credentials) : IOutgoingGrainCallFilter
{
    public Task Invoke(IOutgoingGrainCallContext context)
    {
        // The same text: what is set already is not set again.
        if (credentials is { Key: var key } && !ReferenceEquals(RequestContext.Get(CallerKey.Name), key)) RequestContext.Set(CallerKey.Name, key);
        return context.Invoke();
    }
}
