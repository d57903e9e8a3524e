using System.Reflection;
using Reporting.Access;
using Reporting.Briefs;
using Reporting.Catalog;
using Reporting.Ledger;
using Reporting.Schedules;
using Reporting.Tallies;

namespace Reporting.Tests.Access;

public sealed class GrainMethodRoleTests
{
    private static IEnumerable<MethodInfo> Methods => typeof(Role).Assembly.GetTypes()
        .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)))
        .SelectMany(type => type.GetMethods());

    [Fact]
    public void GrainMethods_All_SayWhoMayCallThem()
    {
        Assert.NotEmpty(Methods);
        Assert.Empty(Methods.Where(method => (method.GetCustomAttribute<NeedsAttribute>() is null) == (method.GetCustomAttribute<WithinClusterAttribute>() is null))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"));
    }

    [Fact]
    public void GrainMethods_ThatWrite_NeedMoreThanAReader()
    {
        var reader = Methods.Where(method => method.GetCustomAttribute<NeedsAttribute>()?.Role == Role.Reader).Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Order(StringComparer.Ordinal);

        Assert.Equal(
        [
            "ICatalogGrain.List", "ICatalogGrain.ListAt", "ICatalogGrain.Resolve",
            "IEditionsGrain.Get", "IEditionsGrain.List",
            "ILedgerGrain.Changed", "ILedgerGrain.Entries", "ILedgerGrain.Find", "ILedgerGrain.FirstDay", "ILedgerGrain.History", "ILedgerGrain.IsTold", "ILedgerGrain.Progress", "ILedgerGrain.SequenceAt",
            "ILedgerGrain.Standing", "ILedgerGrain.Status", "ILedgerGrain.StatusAt", "ILedgerGrain.WhenPublished",
            "ISiloGrain.Describe",
            "IStoreGrain.Describe", "IStoreGrain.Find",
            "ITallyGrain.Answer", "ITallyGrain.Ask", "ITallyGrain.Cells", "ITallyGrain.Positions", "ITallyGrain.Subscribe", "ITallyGrain.Unsubscribe",
        ], reader);
    }

    [Theory]
    [InlineData(typeof(ILedgerGrain), nameof(ILedgerGrain.Record), nameof(Right.Recorder))]
    [InlineData(typeof(ILedgerGrain), nameof(ILedgerGrain.Restore), nameof(Right.Admin))]
    [InlineData(typeof(ITallyGrain), nameof(ITallyGrain.Apply), nameof(Right.Nobody))]
    [InlineData(typeof(ICatalogGrain), nameof(ICatalogGrain.Learn), nameof(Right.Nobody))]
    [InlineData(typeof(IEditionsGrain), nameof(IEditionsGrain.Fix), nameof(Right.Recorder))]
    [InlineData(typeof(ISchedulesGrain), nameof(ISchedulesGrain.Add), nameof(Right.Admin))]
    [InlineData(typeof(ISchedulesGrain), nameof(ISchedulesGrain.Remove), nameof(Right.Admin))]
    [InlineData(typeof(ISchedulesGrain), nameof(ISchedulesGrain.Take), nameof(Right.Recorder))]
    [InlineData(typeof(ISchedulesGrain), nameof(ISchedulesGrain.List), nameof(Right.Recorder))]
    [InlineData(typeof(ITallyObserver), nameof(ITallyObserver.Changed), nameof(Right.Nobody))]
    [InlineData(typeof(IManagementGrain), nameof(IManagementGrain.GetHosts), nameof(Right.Reader))]
    [InlineData(typeof(IManagementGrain), nameof(IManagementGrain.ResetGrainCallFrequencies), nameof(Right.Admin))]
    public void Right_OfAMethod_IsWhatItSays(Type grain, string name, string right)
    {
        var overloads = grain.GetMethods().Where(method => method.Name == name).ToList();

        Assert.NotEmpty(overloads);
        Assert.All(overloads, method => Assert.Equal(right, CallRights.Of(method).ToString()));
    }

    [Theory]
    [InlineData("Orleans.Runtime.IClusterManifestSystemTarget, Orleans.Core", nameof(Right.None))]
    [InlineData("Orleans.Runtime.IGrainCallCancellationExtension, Orleans.Core", nameof(Right.Reader))]
    [InlineData("Orleans.Runtime.ICancellationSourcesExtension, Orleans.Core.Abstractions", nameof(Right.Reader))]
    public void Right_OfWhatAnyClientOfOrleansCalls_IsNoMoreThanAReaders(string grain, string right) =>
        Assert.All(Type.GetType(grain, throwOnError: true)!.GetMethods(), method => Assert.Equal(right, CallRights.Of(method).ToString()));
}
