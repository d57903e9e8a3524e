using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reporting.Incidents;
using Reporting.Ledger;
using Reporting.Places;

namespace Reporting.Tests.Ledger.Pages;

/// <summary>Compares entries field by field and to the bit, where records would compare lists by reference and times without their offset.</summary>
internal static class SameEntry
{
    public static void AssertSame(ImmutableArray<LedgerEntry> expected, ImmutableArray<LedgerEntry> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) AssertSame(expected[i], actual[i]);
    }

    private static void AssertSame(LedgerEntry expected, LedgerEntry actual)
    {
        Assert.Equal(expected with { Incident = null! }, actual with { Incident = null! });
        Assert.Equal(expected.RecordedAt.Offset, actual.RecordedAt.Offset);
        Assert.Equal(WithoutParts(expected.Incident), WithoutParts(actual.Incident));
        AssertSame(expected.Incident.Place, actual.Incident.Place);
        AssertSame(expected.Incident.Actors, actual.Incident.Actors);
        AssertSame(expected.Incident.Figures, actual.Incident.Figures);
        AssertSame(expected.Incident.Seizures, actual.Incident.Seizures);
        AssertSame(expected.Incident.Sources, actual.Incident.Sources);
    }

    private static Incident WithoutParts(Incident incident) => incident with { Place = null!, Actors = default, Figures = default, Seizures = default, Sources = default };

    private static void AssertSame(Place expected, Place actual)
    {
        Assert.Equal(expected with { Latitude = null, Longitude = null }, actual with { Latitude = null, Longitude = null });
        Assert.Equal((Bits(expected.Latitude), Bits(expected.Longitude)), (Bits(actual.Latitude), Bits(actual.Longitude)));
    }

    private static void AssertSame<T>(ImmutableArray<T> expected, ImmutableArray<T> actual) =>
        Assert.Equal(ImmutableCollectionsMarshal.AsArray(expected), ImmutableCollectionsMarshal.AsArray(actual));

    private static long? Bits(double? value) => value is { } number ? BitConverter.DoubleToInt64Bits(number) : null;
}
