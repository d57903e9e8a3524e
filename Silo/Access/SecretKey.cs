using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Reporting.Access;

/// <summary>The keys themselves: made by chance, and known by their hash.</summary>
/// <remarks>
/// A key is 256 random bits. Nobody tries through so many, so that one SHA-256 keeps it as safe as the slow, salted hashes that passwords need since people choose
/// them; and a check costs less than a microsecond, which every call pays.
/// </remarks>
internal static class SecretKey
{
    /// <summary>What every key begins with, so that one that got into the wrong file is found.</summary>
    public const string Prefix = "rpk_";

    /// <summary>The length of a hash, in bytes.</summary>
    public const int HashLength = SHA256.HashSizeInBytes;

    private const int Bytes = 32;

    // Longer ones are refused unread.
    private const int MostCharacters = 128;

    /// <summary>A new key: <see cref="Prefix"/> and 43 characters.</summary>
    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The hash by which a key is known.</summary>
    /// <param name="key">The key as a client sent it.</param>
    /// <param name="hash">Takes <see cref="HashLength"/> bytes.</param>
    /// <returns>False where it can be no key.</returns>
    public static bool TryHash(string key, Span<byte> hash)
    {
        if (key.Length is 0 or > MostCharacters) return false;
        Span<byte> bytes = stackalloc byte[MostCharacters * 3];
        var length = Encoding.UTF8.GetBytes(key, bytes);
        SHA256.HashData(bytes[..length], hash);
        return true;
    }
}
