namespace Reporting.Storage;

/// <summary>Where rows of bytes are kept, each under a grain and a name, with a version that a write must know.</summary>
/// <remarks>For any number of threads. What fails is a <see cref="Errors.ReportingException"/>, which a call may carry to another process.</remarks>
public interface IKeptRows
{
    /// <summary>Reads what is kept under a grain and a name; null when nothing is.</summary>
    Task<StoredRow?> Read(string grain, string name);

    /// <summary>Looks at what is kept under a grain and names, one after another, on a thread that is not the grain's.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="names">The names.</param>
    /// <param name="look">Looks at each, by its place among the names; at nothing where nothing is kept.</param>
    Task<T[]> Look<T>(string grain, IReadOnlyList<string> names, BytesLook<T> look);

    /// <summary>Writes, or clears when <paramref name="body"/> is null; durable when this returns.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="name">The name of what it keeps.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="expected">The version that the caller has read; 0 for none.</param>
    /// <param name="guard">What the grain must also keep; null for nothing.</param>
    /// <returns>The version now kept, 0 when cleared; null when another version than the expected one is there, or not what guards it, and nothing was written.</returns>
    Task<long?> Write(string grain, string name, ReadOnlyMemory<byte>? body, long expected, WriteGuard? guard = null);
}
