namespace Reporting.Access;

/// <summary>How a client's key travels with its calls.</summary>
/// <remarks>Who called is never told by the client: the silo finds it from the key. Nothing that a client sends under another name is believed.</remarks>
public static class CallerKey
{
    /// <summary>The name in Orleans' request context under which a client sends its key, a text. The silo takes it out before the call goes on.</summary>
    public const string Name = "reporting.key";
}
