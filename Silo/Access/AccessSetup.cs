using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Reporting.Access;

/// <summary>Puts the check of keys into a silo.</summary>
public static class AccessSetup
{
    /// <summary>Checks every call from a client by the keys of <see cref="AccessOptions.KeysFile"/>; without keys nothing is added, and calls cost what they did.</summary>
    /// <exception cref="KeyFileException">The key file cannot be read.</exception>
    /// <exception cref="KeysMissingException">Other machines may reach the silo, there are no keys, and nobody said that it should do without.</exception>
    public static ISiloBuilder AddAccess(this ISiloBuilder silo, AccessOptions options)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(options);
        if (options.KeysFile is not { } file)
            return options.ListensBeyondLoopback && !options.WithoutKeys ? throw new KeysMissingException() : silo;
        // What is wrong with the file is told before the silo is built, not from within it.
        KnownKeys.Open(file, TimeProvider.System, NullLogger.Instance);
        silo.Services.AddSingleton(services => KnownKeys.Open(file, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<KnownKeys>>()));
        silo.Services.AddSingleton<CallOrigin>();
        silo.Services.AddSingleton<RefusalLog>();
        return silo.AddIncomingGrainCallFilter<AccessFilter>();
    }
}
