using System.Globalization;
using System.Text.Json;

namespace Reporting.Access;

/// <summary>The file that holds the known keys, as JSON: format, and for each key its name, role, SHA-256 and when it was made.</summary>
internal static class KeyFile
{
    private const int Format = 1;

    // What nobody needs is no key file: a silo reads it again and again.
    private const int MostBytes = 1 << 20;

    private static readonly JsonWriterOptions s_readable = new() { Indented = true, NewLine = "\n" };

    /// <summary>The file's bytes.</summary>
    /// <exception cref="KeyFileException">It is missing, too large, or cannot be read.</exception>
    public static byte[] ReadBytes(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            if (stream.Length > MostBytes) throw new KeyFileException(file, "it is larger than a megabyte", "Name the file that 'Silo key add' wrote.");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new KeyFileException(file, "there is no such file", "Make it with 'Silo key add NAME --role admin --keys FILE', or name another with --keys.", missing);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new KeyFileException(file, error.Message.TrimEnd('.'), "Let the account that runs the silo read it, or name another with --keys.", error);
        }
    }

    /// <summary>The keys in a file's bytes, in the file's order.</summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="bytes">What it holds.</param>
    /// <exception cref="KeyFileException">It is not a whole key file.</exception>
    public static IReadOnlyList<KnownKey> Parse(string file, ReadOnlyMemory<byte> bytes)
    {
        const string advice = "Bring back the last whole version of it, or make a new one with 'Silo key add'.";
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var format = json.RootElement.GetProperty("format").GetInt32();
            if (format != Format) throw new KeyFileException(file, FormattableString.Invariant($"it has format {format}; this version reads {Format}"), "Use the version of Reporting that wrote it.");
            var keys = json.RootElement.GetProperty("keys").EnumerateArray().Select(Key).ToList();
            if (keys.FirstOrDefault(key => keys.Any(other => other != key && SameName(other.Name, key.Name))) is { } twice)
                throw new KeyFileException(file, $"it names '{twice.Name}' twice", advice);
            return keys;
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new KeyFileException(file, "it is no key file, or was cut or changed", advice, error);
        }
    }

    /// <summary>The keys in a file, in its order.</summary>
    /// <exception cref="KeyFileException">It cannot be read, or is no key file.</exception>
    public static IReadOnlyList<KnownKey> Read(string file) => Parse(file, ReadBytes(file));

    /// <summary>Replaces a file as a whole; only the account that writes may read it.</summary>
    /// <exception cref="KeyFileException">It cannot be written; what was there stays.</exception>
    public static void Write(string file, IEnumerable<KnownKey> keys)
    {
        var fresh = file + ".new";
        try
        {
            File.Delete(fresh);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var stream = new FileStream(fresh, options))
            {
                Write(stream, keys);
                stream.Flush(flushToDisk: true);
            }
            File.Move(fresh, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException(file, error.Message.TrimEnd('.'), "Name a file in a folder that exists and that you may write to with --keys.", error);
        }
    }

    /// <summary>Whether two names are one: case says nothing.</summary>
    public static bool SameName(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static void Write(Stream stream, IEnumerable<KnownKey> keys)
    {
        using var json = new Utf8JsonWriter(stream, s_readable);
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteStartArray("keys");
        foreach (var key in keys)
        {
            json.WriteStartObject();
            json.WriteString("name", key.Name);
            json.WriteString("role", key.Role.Word());
            json.WriteString("sha256", Convert.ToHexStringLower(key.Hash));
            json.WriteString("added", key.Added.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static KnownKey Key(JsonElement json)
    {
        var name = json.GetProperty("name").GetString() ?? "";
        if (!KnownKey.IsName(name)) throw new FormatException("A name that no key can have.");
        var role = RoleText.Read(json.GetProperty("role").GetString()) ?? throw new FormatException("An unknown role.");
        var hash = Convert.FromHexString(json.GetProperty("sha256").GetString() ?? "");
        if (hash.Length != SecretKey.HashLength) throw new FormatException("A hash of another length.");
        return new KnownKey(name, role, hash, json.GetProperty("added").GetDateTimeOffset());
    }
}
