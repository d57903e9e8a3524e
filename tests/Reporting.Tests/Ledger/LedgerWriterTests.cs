using CsCheck;
using Reporting.Errors;
using Reporting.Incidents;
using Reporting.Ledger;

namespace Reporting.Tests.Ledger;

/// <summary>I1 and I2 where many write to a shard at once, one incident each.</summary>
public sealed class LedgerWriterTests
{
    private readonly TaskScheduler _activation = LoneShard.OneAtATime();

    [Fact]
    public async Task Record_ManyAtTheSameMoment_IsOneWrite()
    {
        var storage = new MemoryStorage(LoneShard.Serializer);
        var shard = await LoneShard.Open(storage, _activation);

        var receipts = await shard.Run(() => Task.WhenAll(Enumerable.Range(1, 64).Select(i => shard.Record(Some.Incident($"test:{i}")))));

        Assert.All(receipts, receipt => Assert.Equal([RecordOutcome.Recorded], receipt.Outcomes));
        Assert.Equal((1, 64), (storage.Writes, (await LoneShard.Entries(storage)).Length));
        shard.Stop();
    }

    [Fact]
    public async Task Record_ManyWhileAWriteIsUnderWay_IsOneWriteMore()
    {
        var (storage, begun, goOn) = (new MemoryStorage(LoneShard.Serializer), new TaskCompletionSource(), new TaskCompletionSource());
        storage.Before = () => { begun.TrySetResult(); return goOn.Task; };
        var shard = await LoneShard.Open(storage, _activation);
        var first = shard.Record(Some.Incident("test:1"));
        await begun.Task;
        // The first comes again, and so does one of the others.
        var others = Enumerable.Range(1, 63).Append(7).Select(i => shard.Record(Some.Incident($"test:{i}"))).ToList();
        await shard.Run(() => Task.FromResult(0));
        Assert.DoesNotContain(others.Append(first), call => call.IsCompleted);

        goOn.SetResult();

        Assert.Equal(RecordOutcome.Recorded, (await first).Outcomes[0]);
        var outcomes = (await Task.WhenAll(others)).Select(receipt => receipt.Outcomes[0]);
        Assert.Equal([RecordOutcome.Unchanged, .. Enumerable.Repeat(RecordOutcome.Recorded, 62), RecordOutcome.Unchanged], outcomes);
        Assert.Equal((2, 63), (storage.Writes, (await LoneShard.Entries(storage)).Length));
        shard.Stop();
    }

    [Fact]
    public async Task Record_SameAsWhatIsNotDurableYet_FailsWithItsWrite()
    {
        var (storage, begun, goOn) = (new MemoryStorage(LoneShard.Serializer) { WritesLeft = 0 }, new TaskCompletionSource(), new TaskCompletionSource());
        storage.Before = () => { begun.TrySetResult(); return goOn.Task; };
        var shard = await LoneShard.Open(storage, _activation);
        var first = shard.Record(Some.Incident());
        await begun.Task;
        var again = shard.Record(Some.Incident());
        var withdrawn = shard.Retract(IncidentId.Parse("test:1"));

        goOn.SetResult();

        await Assert.ThrowsAsync<IOException>(() => first);
        await Assert.ThrowsAsync<IOException>(() => again);
        await Assert.ThrowsAsync<IOException>(() => withdrawn);
        await Assert.ThrowsAsync<IOException>(() => shard.Record(Some.Incident("test:2")));
        Assert.True(shard.HasEnded);
        Assert.Empty(storage.Names);
        shard.Stop();
    }

    [Fact]
    public async Task Record_RevisionOfWhatCannotBeRead_FailsAloneAmongThoseThatWait()
    {
        var storage = new MemoryStorage(LoneShard.Serializer);
        var first = await LoneShard.Open(storage, _activation);
        await first.Run(() => Task.WhenAll(Enumerable.Range(1, LedgerPages.SealAt).Select(i => first.Record(Some.Incident($"test:{i}")))));
        first.Stop();
        var shard = await LoneShard.Open(storage, _activation);
        await shard.Run(() => Task.WhenAll(Enumerable.Range(1, 2 * LedgerPages.SealAt).Select(i => shard.Record(Some.Incident($"more:{i}")))));
        // As when memory was wanted.
        GC.Collect();
        storage.Change("page-000000000001", body => { body[body.Length * 3 / 4] ^= 0x10; return body; });

        var (revised, fresh) = await shard.Run(async () =>
        {
            var calls = (Revised: shard.Record(Some.Incident("test:5", type: IncidentType.Airstrike)), Fresh: shard.Record(Some.Incident("new:1")));
            await Task.WhenAny(Task.WhenAll(calls.Revised, calls.Fresh));
            return calls;
        });

        await Assert.ThrowsAsync<LedgerDamagedException>(() => revised);
        Assert.Equal([RecordOutcome.Recorded], (await fresh).Outcomes);
        Assert.False(shard.HasEnded);
        shard.Stop();
    }

    [Fact]
    public Task AnyCallers_RecordingRevisingRepeatingAndRetractingAtOnce_AreAnsweredAsIfOneCameAfterAnother() =>
        Gen.Select(Callers, Gen.Int[0, 1_000_000], Gen.Bool).SampleAsync((callers, seed, guarded) => Check(callers, seed, guarded, int.MaxValue, keepsWhatFails: false), iter: 60, threads: 1);

    [Fact]
    public Task AnyCallers_WhileStorageFailsAtAnyWrite_LoseNothingThatWasAcknowledged() =>
        Gen.Select(Callers, Gen.Int[0, 1_000_000], Gen.Bool, Gen.Int[0, 30], Gen.Bool).SampleAsync(Check, iter: 120, threads: 1);

    private static Gen<Act[][]> Callers { get; } = Gen.Select(Gen.Int[1, 5], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 5])
        .Select((id, revision, type, kind) => new Act(Some.Incident($"test:{id}", revision: revision, type: (IncidentType)(1 + type)), Retract: kind == 0))
        .Array[1, 8].Array[1, 16];

    private static async Task Check(Act[][] callers, int seed, bool guarded, int writes, bool keepsWhatFails)
    {
        var random = new Random(seed);
        var storage = MemoryStorage.Of(LoneShard.Serializer, guarded);
        (storage.WritesLeft, storage.KeepsWhatFails) = (writes, keepsWhatFails);
        storage.Before = async () => { for (var i = random.Next(6); i > 0; i--) await Task.Yield(); };
        var calls = new List<Call>();
        var living = LoneShard.Open(storage, LoneShard.OneAtATime());
        await (await living).Run(async () =>
        {
            await Task.WhenAll(callers.Select(async (acts, caller) =>
            {
                foreach (var (act, i) in acts.Select((act, i) => (act, i)))
                {
                    // Whoever is not answered asks again, of the shard that came to life after it.
                    while (true)
                    {
                        var asked = await living;
                        var after = asked.LastSequence;
                        var by = $"{caller}.{i}.{calls.Count}.{random.Next()}";
                        try
                        {
                            calls.Add(new Call(act, by, after, await Do(asked, act, by), asked.LastSequence));
                            break;
                        }
                        catch (IOException)
                        {
                            asked.Stop();
                            storage.WritesLeft = int.MaxValue;
                            if (living.IsCompletedSuccessfully && living.Result == asked) living = LoneShard.Open(storage, TaskScheduler.Current);
                        }
                    }
                }
            }));
            return 0;
        });
        (await living).Stop();
        CallsInOrder.Check(await LoneShard.Entries(storage), calls);
    }

    private static async Task<string> Do(LoneShard shard, Act act, string by) => act.Retract
        ? (await shard.Retract(act.Incident.Id, by))[0].ToString()
        : (await shard.Record(act.Incident, by)).Outcomes[0].ToString();
}
