using Microsoft.Extensions.Time.Testing;
using Reporting.Briefs;
using Reporting.Briefs.Weekly;
using Reporting.Commands;
using Reporting.Output;
using Reporting.Pdf;
using Reporting.Places;
using Reporting.Tests.Briefs;

namespace Reporting.Tests.Commands;

/// <summary>Many briefs of one command: how many at once, in which order they are told, and how far they have come.</summary>
public sealed class ProvinceBriefsTests : IDisposable
{
    private const int AtOnce = 2;
    private static readonly PlaceKey Country = PlaceKey.FromNames("Afghanistan");
    private static readonly Lazy<Task<Brief>> Trial = new(() => TrialBriefs.Build("none"));
    private static readonly string[] Provinces = ["badakhshan", "ghazni", "kabul", "kunduz", "takhar"];

    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _talk = new() { NewLine = "\n" };
    private readonly FakeTimeProvider _clock = new(CommandRun.RecordedAt);

    public void Dispose()
    {
        _output.Dispose();
        _talk.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Write_WhereALaterBriefIsDoneFirst_TellsThemInTheOrderOfTheProvinces()
    {
        using var second = new ManualResetEventSlim();

        await Write(place =>
        {
            if (place == Provinces[0]) second.Wait();
            if (place == Provinces[1]) second.Set();
        });

        Assert.Equal(string.Concat(Provinces.Select(place => $"Brief   {Path.Combine(_folder, place + ".pdf")}\n")), _output.ToString());
    }

    [Fact]
    public async Task Write_WhileAsManyAreWrittenAsMayBe_WaitsForTheFirst()
    {
        using var free = new SemaphoreSlim(0);
        var composed = 0;
        await Trial.Value;

        var writing = Write(_ => free.Wait(), _ => composed++);

        // Two are written, and one more is composed and waits; the flow of work runs on this thread until then.
        Assert.Equal(AtOnce + 1, composed);
        free.Release(Provinces.Length);
        Assert.Equal(ExitCode.Ok, await writing);
        Assert.Equal(Provinces.Length, composed);
    }

    [Fact]
    public async Task Write_NotOnATerminal_SaysNowAndThenHowManyAreWritten()
    {
        await Write(_ => { }, _ => _clock.Advance(WorkProgress.LineEvery));

        Assert.Equal($"Briefs of afghanistan, 2012-W22 ...\n  1 of 5 briefs, 20 %\n  2 of 5 briefs, 40 %\n  3 of 5 briefs, 60 %\nWrote 5 of 5 briefs to {_folder}\n", _talk.ToString());
    }

    [Fact]
    public async Task Write_OnATerminal_ShowsABarOnStandardErrorOnly()
    {
        await Write(_ => { }, isTerminal: true);

        Assert.Contains("Briefs of afghanistan, 2012-W22", _talk.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Briefs of", _output.ToString(), StringComparison.Ordinal);
    }

    private async Task<int> Write(Action<string> write, Action<string>? compose = null, bool isTerminal = false)
    {
        var surroundings = CommandRun.With([]) with { Folder = _folder, Clock = _clock };
        var plain = surroundings.Context(_output, _talk);
        var context = new CommandContext
        {
            Out = plain.Out,
            Talk = new Screen(_talk, 100, isTerminal),
            Clock = _clock,
            Variable = plain.Variable,
            CurrentFolder = _folder,
            UserName = plain.UserName,
            Parts = plain.Parts,
        };
        var brief = await Trial.Value;
        var briefs = new ProvinceBriefs(context, new BriefFolders(_folder) { Writer = new Doing(write) }, request =>
        {
            compose?.Invoke(request.Place.Leaf);
            return Task.FromResult(brief with { Title = request.Place.Leaf });
        }, AtOnce);
        return await briefs.Write(new WeeklyBriefRequest { Week = TrialBriefs.Week("2012-W22"), Place = Country }, [.. Provinces.Select(name => PlaceKey.FromNames("Afghanistan", name))], default);
    }

    private sealed class Doing(Action<string> write) : IBriefWriter
    {
        public void Write(Brief brief, Stream output, BriefPdfOptions options) => write(brief.Title);
    }
}
