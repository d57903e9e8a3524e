using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Reporting.Operations;

/// <summary>Lets pass whoever gives the password, by HTTP basic authentication with any user name.</summary>
/// <remarks>
/// The password is kept as a keyed hash of this process, and compared in constant time. After <see cref="Free"/> wrong ones in a row an address is not listened to for a second,
/// and for twice as long after each one more, up to <see cref="LongestWait"/>, whether it knows the password by then or not. Safe for use by many at once.
/// </remarks>
internal sealed partial class PasswordGate(string password, TimeProvider time, ILogger logger)
{
    /// <summary>Wrong passwords in a row that cost nothing.</summary>
    public const int Free = 5;

    /// <summary>The longest that an address is not listened to.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private const string Scheme = "Basic ";
    // Addresses that gave wrong ones, at most; beyond it the one that did so longest ago is forgotten.
    private const int MostAddresses = 1_024;

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);
    private readonly byte[] _hash = Hash(password);
    private readonly Dictionary<IPAddress, Wrongs> _wrongs = [];

    /// <summary>Answers a request that may not pass, and returns false; true for one that may.</summary>
    public bool Pass(HttpContext context)
    {
        var from = context.Connection.RemoteIpAddress ?? IPAddress.None;
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        response.Headers.XFrameOptions = "DENY";
        if (Wait(from) is { } wait)
        {
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            response.Headers.RetryAfter = FormattableString.Invariant($"{Math.Ceiling(wait.TotalSeconds):0}");
            return false;
        }
        // A browser asks without a password first.
        if (Given(context.Request) is { } given)
        {
            if (CryptographicOperations.FixedTimeEquals(Hash(given), _hash))
            {
                Forget(from);
                return true;
            }
            Remember(from);
            LogWrong(from);
        }
        response.StatusCode = StatusCodes.Status401Unauthorized;
        response.Headers.WWWAuthenticate = "Basic realm=\"reporting\", charset=\"UTF-8\"";
        return false;
    }

    private static string? Given(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0) return null;
        var bytes = new byte[header.Length];
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !Convert.TryFromBase64String(header[Scheme.Length..].Trim(), bytes, out var length)) return "";
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        return pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    private static byte[] Hash(string text) => HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(text));

    private TimeSpan? Wait(IPAddress from)
    {
        lock (_wrongs)
        {
            if (!_wrongs.TryGetValue(from, out var wrongs) || wrongs.Count < Free) return null;
            var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(wrongs.Count - Free, 10)));
            var left = (wait < LongestWait ? wait : LongestWait) - time.GetElapsedTime(wrongs.Last);
            return left > TimeSpan.Zero ? left : null;
        }
    }

    private void Remember(IPAddress from)
    {
        lock (_wrongs)
        {
            if (_wrongs.Count == MostAddresses && !_wrongs.ContainsKey(from)) _wrongs.Remove(_wrongs.MinBy(one => one.Value.Last).Key);
            _wrongs[from] = new Wrongs(_wrongs.GetValueOrDefault(from).Count + 1, time.GetTimestamp());
        }
    }

    private void Forget(IPAddress from)
    {
        lock (_wrongs) _wrongs.Remove(from);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The dashboard was asked for with a wrong password from {Address}.")]
    private partial void LogWrong(IPAddress address);

    private readonly record struct Wrongs(int Count, long Last);
}
