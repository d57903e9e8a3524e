namespace Reporting.Access;

/// <summary>Lets through what a client's key allows; what comes from grains and silos of the cluster passes.</summary>
/// <remarks>
/// Runs in the silo that answers, whichever gateway a call came by: every silo needs the keys. For a call from a client it costs one SHA-256 and one comparison a
/// known key; nothing is allocated but what the request context needs to let go of the key, and, where it writes, to hold the caller's name.
/// </remarks>
internal sealed class AccessFilter(KnownKeys keys, CallOrigin origin, RefusalLog log) : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context)
    {
        // What an earlier call has left in this flow of execution is not this one's.
        if (Caller.Name is not null) Caller.Name = null;
        // It stays here. A grain that comes to life for a call sends the call's key along with what it asks meanwhile: that ends here too.
        var sent = RequestContext.Get(CallerKey.Name) as string;
        RequestContext.Remove(CallerKey.Name);
        if (!origin.IsClient(context.SourceId)) return context.Invoke();
        var needed = CallRights.Of(context.InterfaceMethod);
        if (needed == Right.None) return context.Invoke();
        if (sent is null || keys.Find(sent) is not { } key)
            throw Refuse(context, sent is null ? "it sent no key" : "its key is not known", AccessRefusedException.OfKey());
        if (needed == Right.Nobody)
            throw Refuse(context, $"only silos may call it, and it has the key '{key.Name}'", AccessRefusedException.OfClients());
        if ((byte)key.Role < (byte)needed)
            throw Refuse(context, $"it needs role {((Role)needed).Word()}, and the key '{key.Name}' has role {key.Role.Word()}", AccessRefusedException.OfRole(key.Role, (Role)needed));
        if (needed >= Right.Recorder) Caller.Name = key.Name;
        return context.Invoke();
    }

    private AccessRefusedException Refuse(IIncomingGrainCallContext context, string why, AccessRefusedException refusal)
    {
        log.Refused($"{context.InterfaceName}.{context.MethodName}", context.SourceId, why);
        return refusal;
    }
}
