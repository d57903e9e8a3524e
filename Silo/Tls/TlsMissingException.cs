using Reporting.Errors;

namespace Reporting.Tls;

/// <summary>TLS is asked for of a program that was built without it. It does not go on in the clear.</summary>
/// <param name="where">What asks for it.</param>
public sealed class TlsMissingException(string where) : ReportingException($"{where}: {Fact}.", "Build Silo and ReportClient with -p:WithTls=true, or leave the setting out where nothing has to be encrypted.")
{
    /// <summary>What is missing, in words.</summary>
    public const string Fact = "this build has no TLS; build with -p:WithTls=true";
}
