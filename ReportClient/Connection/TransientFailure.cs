using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Orleans.Runtime.Messaging;
using Orleans.Serialization;
using Orleans.Storage;
using Reporting.Errors;

namespace Reporting.Connection;

/// <summary>Tells failures that pass by themselves, as while a silo leaves or its database starts again, from answers.</summary>
internal static class TransientFailure
{
    // What the database's driver throws in a silo has no type here; its name travels.
    private const string DatabaseDriver = "Npgsql.";

    /// <summary>Whether a call has ended so.</summary>
    public static bool Is(Task call)
    {
        ArgumentNullException.ThrowIfNull(call);
        // A silo that looks for where a grain lives gives up when the cluster changes, and whoever asked is told that as a cancelled call. The user's own wish to end is not asked about here.
        return call.IsCanceled || call.IsFaulted && Is(call.Exception.GetBaseException());
    }

    /// <summary>Whether a failure is one; of those that the product itself told only a store that may soon be usable again.</summary>
    public static bool Is(Exception failure) => failure switch
    {
        StoreUnusableException unusable => unusable.MayPass,
        ReportingException => false,
        // Silo unavailable is one of the rejections.
        OrleansMessageRejectionException or ConnectionFailedException or GatewayTooBusyException or ClientNotAvailableException => true,
        // Two activations of one grain for a moment: the one that was refused is gone when it is asked again.
        InconsistentStateException => true,
        TimeoutException or ConnectionAbortedException or ConnectionResetException or SocketException => true,
        DbException database => database.IsTransient,
        UnavailableExceptionFallbackException far => far.ExceptionType?.StartsWith(DatabaseDriver, StringComparison.Ordinal) == true,
        _ => false,
    };
}
