using System.Collections.Immutable;
using Reporting.Catalog;
using Reporting.Ledger;
using Reporting.Places;
using Reporting.Queries;
using Reporting.Tallies;

namespace Reporting.Tests.Queries;

public sealed class AskedOnceTests
{
    private static readonly LedgerPosition Then = new([3]);
    private static readonly LedgerPosition Now = new([5]);

    [Fact]
    public async Task At_APosition_AsksForNamesBeginningAndEndOnce()
    {
        var counted = new CountedData();
        var data = new AskedOnce(counted);

        for (var i = 0; i < 3; i++)
        {
            await data.At(Then).Names(SubjectKind.Province);
            await data.At(Then).FirstDay();
            await data.At(Then).AsOf();
            await data.Changed(Then, Now);
        }

        Assert.Equal(["AsOf", "Changed", "FirstDay", "Names Province"], counted.Asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task At_AnotherPosition_AsksAgain()
    {
        var counted = new CountedData();
        var data = new AskedOnce(counted);

        await data.At(Then).FirstDay();
        await data.At(Now).FirstDay();

        Assert.Equal(["FirstDay", "FirstDay"], counted.Asked);
    }

    [Fact]
    public async Task Now_IsAskedEachTime()
    {
        var counted = new CountedData();
        var data = new AskedOnce(counted);

        await data.AsOf();
        await data.AsOf();
        await data.Names(SubjectKind.Group);
        await data.Names(SubjectKind.Group);

        Assert.Equal(["AsOf", "AsOf", "Names Group", "Names Group"], counted.Asked);
    }

    [Fact]
    public async Task At_APositionWhereAnAnswerFailed_AsksAgain()
    {
        var counted = new CountedData { Failures = 1 };
        var at = new AskedOnce(counted).At(Then);

        await Assert.ThrowsAsync<TimeoutException>(at.FirstDay);

        Assert.Null(await at.FirstDay());
    }

    private sealed class CountedData : IReportingData
    {
        private readonly InMemoryData _data = new([], DateTimeOffset.UnixEpoch);

        public List<string> Asked { get; } = [];

        public int Failures { get; set; }

        public Task<IReadOnlyList<TallyRow>> Ask(TallyQuery query) => _data.Ask(query);

        public Task<IncidentPage> Find(IncidentQuery query) => _data.Find(query);

        public Task<DateOnly?> FirstDay() => Counted("FirstDay", _data.FirstDay);

        public Task<DataAsOf> AsOf() => Counted("AsOf", _data.AsOf);

        public Task<ImmutableArray<SubjectName>> Names(SubjectKind kind) => Counted($"Names {kind}", () => _data.Names(kind));

        public Task<NameAnswer> Resolve(SubjectKind kind, string name, PlaceKey within) => _data.Resolve(kind, name, within);

        public IReportingData At(LedgerPosition position) => this;

        public Task<LedgerPosition> PositionAt(DateTimeOffset time) => _data.PositionAt(time);

        public Task<IReadOnlyList<IncidentChange>> Changed(LedgerPosition after, LedgerPosition upTo) => Counted("Changed", () => _data.Changed(after, upTo));

        private Task<T> Counted<T>(string name, Func<Task<T>> ask)
        {
            Asked.Add(name);
            return Failures-- > 0 ? Task.FromException<T>(new TimeoutException()) : ask();
        }
    }
}
