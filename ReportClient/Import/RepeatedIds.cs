using System.Runtime.InteropServices;
using Reporting.Incidents;

namespace Reporting.Import;

/// <summary>Remembers what a file has said under each id, so that a second row of one id can be told apart from a copy.</summary>
/// <remarks>
/// Rows of one id with other revision numbers are revisions and no conflict. Keeps 64-bit hashes, about 40 bytes a row. For one thread.
/// </remarks>
internal sealed class RepeatedIds
{
    private readonly Dictionary<ulong, (ulong Content, long Line)> _seen = [];

    /// <summary>The line that used the id first; null when this row does.</summary>
    /// <param name="incident">What the row says.</param>
    /// <param name="line">Its line.</param>
    /// <param name="sameContent">Whether the first use says the same.</param>
    public long? FirstLine(Incident incident, long line, out bool sameContent)
    {
        var content = IncidentContent.Hash(incident);
        var key = incident.Id.Hash() ^ unchecked((ulong)incident.Revision * 0x9E37_79B9_7F4A_7C15UL);
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, key, out var exists);
        sameContent = exists && first.Content == content;
        if (exists) return first.Line;
        first = (content, line);
        return null;
    }
}
