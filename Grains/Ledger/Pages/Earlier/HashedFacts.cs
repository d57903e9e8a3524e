namespace Reporting.Ledger;

/// <summary>Pages of facts as store format 3 had them: with a column of content hashes before the others, which nobody reads any more.</summary>
internal static class HashedFacts
{
    /// <summary>The same page as <see cref="EarlierReader"/> reads it.</summary>
    /// <remarks>Throws where the bytes are of no page.</remarks>
    public static byte[] WithoutHashes(ReadOnlySpan<byte> content)
    {
        var page = new ColumnReader(content);
        page.Count();
        for (var texts = 0; texts < 2; texts++) _ = new TextColumns(ref page);
        for (var values = 0; values < 4; values++) _ = new ValueColumn(ref page);
        var before = content.Length - page.Left;
        page.Column();
        return [.. content[..before], .. page.Rest];
    }
}
