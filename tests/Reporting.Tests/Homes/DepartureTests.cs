using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Reporting.Homes;
using Reporting.Tests.Connection;

namespace Reporting.Tests.Homes;

/// <summary>What a silo that is about to stop hands over, and in which order.</summary>
public sealed class DepartureTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider _time = new();
    private readonly KnownSilos _silos = new();
    private readonly LeavingSilos _leaving = new();
    private readonly Residents _residents = new();
    private readonly Dictionary<string, IGrainContext> _all = [];
    private readonly List<string> _asked = [];
    private readonly DrivenContext _work = new();

    public DepartureTests() => _silos.Active = [_silos.SiloAddress, KnownSilos.Silo(2)];

    [Fact]
    public void HandOver_OfCountriesProvincesAndShards_AsksOneAfterAnotherInThatOrder()
    {
        EnterShard("ledger/0");
        Enter("country/iraq", "province/iraq/anbar", "country/mali", "province/mali/gao");

        UntilEnded(HandOver(), () =>
        {
            // Nobody else is asked before this one has left.
            if (_asked.Count > 0 && _all.Remove(_asked[^1], out var last)) Leave(last);
        });

        Assert.Equal(["country/iraq", "country/mali", "ledger/0", "province/iraq/anbar", "province/mali/gao"], _asked.Order());
        Assert.Equal(["province", "province", "country", "country", "ledger"], _asked.Select(name => name.Split('/')[0]));
    }

    [Fact]
    public void HandOver_OfOneThatAnswersForLong_AsksTheOthersMeanwhile()
    {
        EnterShard("ledger/0");
        Enter("province/iraq/anbar", "country/iraq");
        var handedOver = HandOver();

        Pass(10);
        Assert.Equal(["province/iraq/anbar", "country/iraq"], _asked.Distinct());
        foreach (var resident in _all.Values) Leave(resident);
        UntilEnded(handedOver, () => { });

        Assert.Empty(_residents.Asked);
    }

    [Fact]
    public async Task HandOver_OfOneThatNeverLeaves_EndsAfterItsTime()
    {
        Enter("province/iraq/anbar");
        var handedOver = HandOver();

        Pass((int)(Departure.Longest / Tick) - 1);
        Assert.False(handedOver.IsCompleted);
        Pass(2);

        // The end of its time comes by way of the pool.
        for (_work.Drive(); !handedOver.IsCompleted; _work.Drive()) await Task.Yield();
        await handedOver;
        Assert.Single(_residents.Asked);
    }

    [Fact]
    public void HandOver_OfASiloAlone_AsksNobody()
    {
        _silos.Active = [_silos.SiloAddress];
        Enter("province/iraq/anbar");

        UntilEnded(HandOver(), () => { });

        Assert.Empty(_asked);
    }

    // What it does runs when it is driven, on this thread.
    private Task HandOver() => DrivenContext.In(_work, () => new Departure(_residents, _leaving, _silos, _time, NullLogger<Departure>.Instance).HandOver());

    // Those who wait for it go on at once.
    private static void Leave(IGrainContext resident) => DrivenContext.In(null, () =>
    {
        LoneResident.Leave(resident);
        return true;
    });

    private void UntilEnded(Task handedOver, Action each)
    {
        while (!handedOver.IsCompleted)
        {
            each();
            Pass(1);
        }
        Assert.True(handedOver.IsCompletedSuccessfully);
    }

    private void Pass(int ticks)
    {
        for (var i = 0; i < ticks; i++)
        {
            _work.Drive();
            _time.Advance(Tick);
        }
        _work.Drive();
    }

    private void Enter(params IEnumerable<string> names)
    {
        foreach (var name in names) _residents.Enter(Resident(name));
    }

    private void EnterShard(string name) => _residents.EnterShard(Resident(name));

    private IGrainContext Resident(string name) => _all[name] = LoneResident.Of(GrainId.Parse(name, null), id => _asked.Add(id.ToString()));
}
