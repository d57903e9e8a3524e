using Orleans.Storage;

namespace Reporting.Storage;

/// <summary>Grain storage that can also make a write depend on something else that the grain keeps, in one step.</summary>
/// <remarks>With storage that cannot, a grain looks for itself after the write, which costs a read each time.</remarks>
public interface IGuardedStorage : IGrainStorage
{
    /// <summary>Writes as <see cref="IGrainStorage"/> does, if the guard is still as it was read.</summary>
    /// <param name="stateName">The name of what is written.</param>
    /// <param name="grainId">The grain.</param>
    /// <param name="grainState">What is written.</param>
    /// <param name="guardName">The name of what the grain also keeps.</param>
    /// <param name="guardETag">The version of it that the grain has read or written.</param>
    /// <exception cref="InconsistentStateException">One of the two is not as it was; nothing was written.</exception>
    Task WriteGuarded<T>(string stateName, GrainId grainId, IGrainState<T> grainState, string guardName, string guardETag);
}
