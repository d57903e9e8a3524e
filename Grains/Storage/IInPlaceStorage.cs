using Orleans.Storage;

namespace Reporting.Storage;

/// <summary>Looks at bytes where storage has them; they are gone when it returns.</summary>
/// <typeparam name="T">What is seen.</typeparam>
/// <param name="which">Which of the names that were asked for, from 0.</param>
/// <param name="bytes">The bytes; empty where nothing is kept under the name.</param>
public delegate T BytesLook<out T>(int which, ReadOnlySpan<byte> bytes);

/// <summary>Grain storage that can show <see cref="StoredBytes"/> where they lie, many at once: a start looks at thousands of pages of which it keeps nothing.</summary>
/// <remarks>From storage that cannot, they are read one by one.</remarks>
public interface IInPlaceStorage : IGrainStorage
{
    /// <summary>Shows what a grain keeps under names, one after another, on a thread that is not the grain's.</summary>
    /// <param name="grainId">The grain.</param>
    /// <param name="stateNames">The names.</param>
    /// <param name="look">Looks at each. What it throws goes to whoever asked, and the rest is not looked at.</param>
    /// <returns>What was seen, in the order of the names.</returns>
    /// <exception cref="UnreadableStateException">What is kept is of no <see cref="StoredBytes"/>.</exception>
    Task<T[]> Look<T>(GrainId grainId, IReadOnlyList<string> stateNames, BytesLook<T> look);
}

/// <summary>What is kept under a name cannot be read.</summary>
/// <param name="stateName">The name.</param>
/// <param name="why">What went wrong.</param>
public sealed class UnreadableStateException(string stateName, Exception why) : Exception($"'{stateName}' cannot be read", why)
{
    /// <summary>The name.</summary>
    public string StateName => stateName;
}
