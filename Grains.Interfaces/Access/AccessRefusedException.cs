using Reporting.Errors;

namespace Reporting.Access;

/// <summary>A client's call was refused; nothing was done.</summary>
/// <remarks>Without a key, with an unknown one and with one that was removed the text is the same and says nothing of what exists.</remarks>
[GenerateSerializer, Alias("reporting.AccessRefusedException")]
public sealed class AccessRefusedException : ReportingException
{
    private AccessRefusedException(string message, string advice, Role? needed)
        : base(message, advice) => Needed = needed;

    /// <summary>The role that the call needs; null where the key itself is refused, or no key reaches the call.</summary>
    [Id(0)] public Role? Needed { get; }

    /// <summary>No key came, or one that is not known.</summary>
    public static AccessRefusedException OfKey() => new(
        "Refused: a key is needed that these silos know.",
        "Put the key that their admin gave you into a file and name it with --key-file or REPORTING_KEY_FILE; ask for another if it was removed.", null);

    /// <summary>The key is known and its role does not reach.</summary>
    public static AccessRefusedException OfRole(Role has, Role needed) => new(
        $"Refused: this needs a key of role {needed.Word()}, and yours has role {has.Word()}.",
        $"Ask the silos' admin for a key of role {needed.Word()}.", needed);

    /// <summary>Only silos make this call.</summary>
    public static AccessRefusedException OfClients() => new(
        "Refused: only the silos themselves may call this.",
        "Use the calls that the report client makes.", null);
}
