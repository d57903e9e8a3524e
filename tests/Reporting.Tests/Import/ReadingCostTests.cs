using System.Globalization;
using System.Text;
using Reporting.Import;

namespace Reporting.Tests.Import;

/// <summary>What reading costs in memory, which does not depend on the machine as time does.</summary>
public sealed class ReadingCostTests : IDisposable
{
    private const int Rows = 20_000;
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Rows_WithCellsThatComeAgain_AllocateLittle()
    {
        var text = new StringBuilder("id,start,type,country,province,district,latitude,longitude,location_precision,actors,figures\n");
        for (var i = 0; i < Rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"test:{i},2012-06-03,raid,Afghanistan,Badakhshan,Argo,37.{i % 10},70.5,exact,IMU; ISAF|government,killed|militants|{i % 20}|ISAF\n");
        File.WriteAllText(_file, text.ToString());
        using var file = IncidentFile.Open(_file);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = file.Rows().Count(row => row.Incident is not null);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Rows;

        Assert.Equal(Rows, read);
        Assert.InRange(allocated, 0, 600);
    }

    [Fact]
    public void Rows_WithPlacesFiguresAndSourcesOfTheirOwn_AllocateLittleMoreThanTheirIncidents()
    {
        var text = new StringBuilder("id,start,type,country,province,district,locality,latitude,longitude,location_precision,actors,figures,summary,sources\n");
        for (var i = 0; i < Rows; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"test:{i},2012-06-03,raid,Afghanistan,Badakhshan,Argo,Road {i % 50},{36 + i / 20_000.0},70.5,exact,IMU; ISAF|government,");
            text.Append(CultureInfo.InvariantCulture, $"killed|militants|{i % 100}|ISAF; wounded|civilians|{i / 100},\"Raid, Argo\",Xinhua|2012-06-04|Raid reported; Daily Compass|2012-06-{5 + i % 20:00}|Second day\n");
        }
        File.WriteAllText(_file, text.ToString());
        using var file = IncidentFile.Open(_file);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = file.Rows().Count(row => row.Incident is not null);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Rows;

        Assert.Equal(Rows, read);
        Assert.InRange(allocated, 0, 900);
    }

    [Fact]
    public void Rows_WithEqualEntriesInOtherLists_ShareTheEntriesAndTexts()
    {
        File.WriteAllText(_file, "id,start,country,location_precision,actors,figures,sources\n"
            + "test:1,2012-06-03,Afghanistan,country,IMU; Taliban,killed|total|3|ISAF,Xinhua|2012-06-03|Raid\n"
            + "test:2,2013-06-03,Afghanistan,country,Taliban ;ISAF|government,killed|civilians|0; killed|total|3|ISAF,Xinhua||Raid\n");
        using var file = IncidentFile.Open(_file);

        var incidents = file.Rows().Select(row => row.Incident!).ToList();

        Assert.Same(incidents[0].Actors[1], incidents[1].Actors[0]);
        Assert.Same(incidents[0].Figures[0], incidents[1].Figures[1]);
        Assert.Same(incidents[0].Sources[0].Outlet, incidents[1].Sources[0].Outlet);
        Assert.Same(incidents[0].Sources[0].Title, incidents[1].Sources[0].Title);
    }

    [Fact]
    public void Rows_InOneDistrict_ShareItsNames()
    {
        File.WriteAllText(_file, "id,start,country,province,district,latitude,longitude,location_precision\n"
            + "test:1,2012-06-03,Afghanistan,Badakhshan,Argo,37.1,70.5,exact\ntest:2,2012-06-03,Afghanistan,Badakhshan,Argo,37.2,70.5,exact\n");
        using var file = IncidentFile.Open(_file);

        var places = file.Rows().Select(row => row.Incident!.Place).ToList();

        Assert.NotSame(places[0], places[1]);
        Assert.Same(places[0].District, places[1].District);
    }

    [Fact]
    public void Rows_WithTheSamePlacePartiesAndFigures_ShareThem()
    {
        File.WriteAllText(_file, "id,start,country,location_precision,actors,figures\ntest:1,2012-06-03,Afghanistan,country,IMU,killed|total|3\ntest:2,2013-06-03,Afghanistan,country,IMU,killed|total|3\n");
        using var file = IncidentFile.Open(_file);

        var incidents = file.Rows().Select(row => row.Incident!).ToList();

        Assert.Same(incidents[0].Place, incidents[1].Place);
        Assert.True(incidents[0].Actors == incidents[1].Actors && incidents[0].Figures == incidents[1].Figures);
    }
}
