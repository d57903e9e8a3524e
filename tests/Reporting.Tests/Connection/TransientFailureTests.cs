using Orleans.Runtime.Messaging;
using Orleans.Storage;
using Reporting.Connection;
using Reporting.Errors;

namespace Reporting.Tests.Connection;

/// <summary>Which failures pass if the same is asked again, and which a user has to be told.</summary>
public sealed class TransientFailureTests
{
    public static TheoryData<Exception, bool> Kinds() => new()
    {
        { new SiloUnavailableException("gone"), true },
        { new ConnectionFailedException("refused"), true },
        { new GatewayTooBusyException("busy"), true },
        { new TimeoutException(), true },
        { new InconsistentStateException("two activations"), true },
        { new StoreUnusableException("db", "the server starts.", mayPass: true), true },
        { new StoreUnusableException("db", "the disk is full."), false },
        { new StoreDamagedException("/data", "it is empty"), false },
        { new OrleansException("something else"), false },
        { new InvalidOperationException("a fault"), false },
        { new OperationCanceledException(), false },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Failure_ByItsKind_PassesOrNot(Exception failure, bool passes) => Assert.Equal(passes, TransientFailure.Is(failure));
}
