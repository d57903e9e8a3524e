using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace Reporting.Tls;

/// <summary>Encrypts what silos and clients say to each other, and lets nobody take part without a certificate of the authority.</summary>
public static partial class TlsSetup
{
    private static readonly TimeSpan LongestHandshake = TimeSpan.FromSeconds(5);

    /// <summary>Whether this build has TLS.</summary>
    public static bool IsThere => true;

    /// <summary>For a silo: other silos must show a silo's certificate, and clients one of either kind.</summary>
    public static ISiloBuilder UseMutualTls(this ISiloBuilder silo, TlsIdentity identity) =>
        silo.Configure<SiloConnectionOptions>(connections =>
        {
            connections.ConfigureSiloInboundConnection(inbound => inbound.UseServerTls(Reached(identity, TlsRole.Silo, Log(inbound))));
            connections.ConfigureGatewayInboundConnection(inbound => inbound.UseServerTls(Reached(identity, TlsRole.Client, Log(inbound))));
            connections.ConfigureSiloOutboundConnection(outbound => outbound.UseClientTls(Reaching(identity, Log(outbound))));
        });

    /// <summary>For a client: silos must show a silo's certificate that names the address at which they are reached.</summary>
    public static IClientBuilder UseMutualTls(this IClientBuilder client, TlsIdentity identity) =>
        client.Configure<ClientConnectionOptions>(connections => connections.ConfigureConnection(outbound => outbound.UseClientTls(Reaching(identity, Log(outbound)))));

    private static TlsOptions Reached(TlsIdentity identity, TlsRole by, ILogger log)
    {
        var options = Options(identity);
        options.OnAuthenticateAsServer = (_, tls) =>
        {
            var server = (SslServerAuthenticationOptions)tls.SslServerAuthenticationOptions;
            // Connections last: each begins anew, by certificates.
            (server.CertificateChainPolicy, server.AllowTlsResume) = (identity.Authority.Policy(by), false);
        };
        options.RemoteCertificateValidation = (certificate, chain, _) =>
        {
            if (identity.Authority.WhyRefused(certificate, by, chain?.ChainPolicy.ExtraStore) is not { } why) return true;
            LogRefused(log, certificate.Subject, why);
            return false;
        };
        return options;
    }

    private static TlsOptions Reaching(TlsIdentity identity, ILogger log)
    {
        var options = Options(identity);
        options.OnAuthenticateAsClient = (connection, tls) =>
        {
            // Without an address the certificate names none that fits, and is refused.
            if (connection.RemoteEndPoint is IPEndPoint silo) tls.TargetHost = (silo.Address.IsIPv4MappedToIPv6 ? silo.Address.MapToIPv4() : silo.Address).ToString();
            var client = (SslClientAuthenticationOptions)tls.SslClientAuthenticationOptions;
            (client.CertificateChainPolicy, client.AllowTlsResume) = (identity.Authority.Policy(TlsRole.Silo), false);
        };
        options.RemoteCertificateValidation = (certificate, chain, errors) =>
        {
            var why = identity.Authority.WhyRefused(certificate, TlsRole.Silo, chain?.ChainPolicy.ExtraStore)
                ?? (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? "does not name the address at which it was reached" : null);
            if (why is null) return true;
            identity.LastRefusal = why;
            LogRefused(log, certificate.Subject, why);
            return false;
        };
        return options;
    }

    private static TlsOptions Options(TlsIdentity identity) => new()
    {
        LocalCertificate = identity.Certificate,
        RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
        ClientCertificateMode = RemoteCertificateMode.RequireCertificate,
        SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        HandshakeTimeout = LongestHandshake,
    };

    private static ILogger Log(IConnectionBuilder connections) => connections.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(TlsSetup));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused: the certificate of {Subject} {Why}.")]
    private static partial void LogRefused(ILogger log, string subject, string why);
}
