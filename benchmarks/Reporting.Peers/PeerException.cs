namespace Reporting.Peers;

/// <summary>The comparison cannot be made, or the systems do not agree.</summary>
internal sealed class PeerException(string message) : Exception(message);
