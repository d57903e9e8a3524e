using System.Reflection;

namespace Reporting.Tests.Homes;

/// <summary>Something that lives in a silo, and leaves when a test says so after it was asked to.</summary>
public class LoneResident : DispatchProxy
{
    private readonly TaskCompletionSource _left = new();
    private GrainId _id;
    private Action<GrainId> _asked = _ => { };

    /// <summary>One that tells when it is asked to leave.</summary>
    public static IGrainContext Of(GrainId id, Action<GrainId> asked)
    {
        var context = Create<IGrainContext, LoneResident>();
        var resident = (LoneResident)(object)context;
        (resident._id, resident._asked) = (id, asked);
        return context;
    }

    /// <summary>It has left.</summary>
    public static void Leave(IGrainContext resident) => ((LoneResident)(object)resident)._left.SetResult();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod!.Name)
        {
            case "get_GrainId": return _id;
            case "get_Deactivated": return _left.Task;
            case nameof(Equals): return ReferenceEquals(this, args![0]);
            case nameof(IGrainContext.Migrate): _asked(_id); return null;
            default: throw new NotSupportedException(targetMethod.Name);
        }
    }
}
