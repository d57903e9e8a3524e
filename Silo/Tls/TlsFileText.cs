namespace Reporting.Tls;

/// <summary>What stands in a file of TLS.</summary>
internal static class TlsFileText
{
    // A certificate has some thousand bytes, and a device or the wrong file may have no end.
    private const int MostBytes = 1 << 20;

    /// <exception cref="TlsFileException">It cannot be read, or is far too long.</exception>
    public static string Read(string file) => System.Text.Encoding.UTF8.GetString(Bytes(file));

    /// <inheritdoc cref="Read"/>
    public static byte[] Bytes(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var bytes = new byte[MostBytes];
            var length = stream.ReadAtLeast(bytes, MostBytes, throwOnEndOfStream: false);
            return length < MostBytes ? bytes[..length] : throw new TlsFileException(file, "it is no file of certificates, but far longer", "Name the right file.");
        }
        catch (Exception unreadable) when (unreadable is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new TlsFileException(file, "there is no such file", "Check the name.", unreadable);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new TlsFileException(file, unreadable.Message.TrimEnd('.'), "Check that it is a file and that you may read it.", unreadable);
        }
    }
}
