using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Reporting.Casualties;
using Reporting.Tallies;

namespace Reporting.Tests.Tallies;

public sealed class TallyRowTests
{
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    // Two days of a district, 2 and 3 January 2016, as f7665f5 sent them, whose rows were objects.
    private const string Earlier =
        "2020000521E860DC3A0B00410121000501012120000521E80001010121E800010101010101050105010501010101E0E020E80003010121E800050105010501050105010501010101E0E0E0E02120E0E0E0E0"
        + "20E860DD3A0B00C10D21000501052120000521E80001010121E8001D011D011D01050105010501010101E0E020E80003010121E800050105010501050105010501010101E0E0E0E021C04DE0E0E0E0E0";

    [Fact]
    public void Serializer_OfRowsThatAnEarlierVersionSent_GivesThem()
    {
        var rows = Serializer.Deserialize<ImmutableArray<TallyRow>>(Convert.FromHexString(Earlier));

        Assert.Equal([(new DateOnly(2016, 1, 2), 1L, 0L), (new DateOnly(2016, 1, 3), 1L, 7L)],
            rows.Select(row => (row.Step!.Value, row.Tally.Incidents, row.Tally.Of(Harm.Killed).Best!.Value)));
    }

    [Fact]
    public void Serializer_OfRows_WritesWhatAnEarlierVersionReads() =>
        Assert.Equal(Earlier, Convert.ToHexString(Serializer.SerializeToArray(Serializer.Deserialize<ImmutableArray<TallyRow>>(Convert.FromHexString(Earlier)))));

    [Fact]
    public void Tally_OfNoRow_IsEmpty()
    {
        TallyRow none = default;

        Assert.Equal((null, "", Tally.Empty), (none.Step, none.Key, none.Tally));
        Assert.Equal(none, new TallyRow(null, "", Tally.Empty));
        Assert.True(none.Written.IsEmpty);
    }
}
