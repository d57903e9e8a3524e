using Reporting.Commands;
using Reporting.Tls;

namespace Reporting.Connection;

/// <summary>How a client shows a cluster who it is, and knows it: a certificate and an authority, by the variables that a silo has too.</summary>
internal static class TlsVariables
{
    /// <summary>The variable that names the file of the client's certificate.</summary>
    public const string Certificate = "REPORTING_TLS_CERTIFICATE";

    /// <summary>The variable that names the file of its private key, where that stands in a file of its own.</summary>
    public const string Key = "REPORTING_TLS_KEY";

    /// <summary>The variable that names the file of the authority.</summary>
    public const string Authority = "REPORTING_TLS_AUTHORITY";

    /// <summary>The variable that holds what the private key is encrypted with.</summary>
    public const string Password = "REPORTING_TLS_PASSWORD";

    /// <summary>The files that the variables name; null where none of them is set.</summary>
    /// <param name="context">The variables.</param>
    /// <param name="hasTls">Whether this build has TLS.</param>
    /// <exception cref="TlsMissingException">They are set, and this build has no TLS.</exception>
    /// <exception cref="Problem">One is missing.</exception>
    public static TlsFiles? Read(CommandContext context, bool hasTls)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (new[] { Certificate, Key, Authority, Password }.FirstOrDefault(variable => Set(context, variable) is not null) is not { } first) return null;
        if (!hasTls) throw new TlsMissingException(first);
        return new TlsFiles(File(context, Certificate, first), File(context, Authority, first)) { Key = Set(context, Key) is { } key ? context.FullPath(key) : null, Password = Set(context, Password) };
    }

    private static string File(CommandContext context, string variable, string first) =>
        Set(context, variable) is { } file ? context.FullPath(file) : throw Problem.Usage($"{first} needs {variable}.", variable, "Set both, or neither where the cluster asks for no certificate.");

    private static string? Set(CommandContext context, string variable) => context.Variable(variable) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
