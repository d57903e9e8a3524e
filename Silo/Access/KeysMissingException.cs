using Reporting.Errors;

namespace Reporting.Access;

/// <summary>Other machines could reach a silo that asks nobody for a key.</summary>
public sealed class KeysMissingException()
    : ReportingException("The silo would listen where other machines may reach it, and knows no keys: whoever reaches it could read, record and withdraw.",
        "Make a key with 'Silo key add NAME --role admin --keys FILE' and start with --keys FILE; or say --without-keys true where the network keeps all others out.");
