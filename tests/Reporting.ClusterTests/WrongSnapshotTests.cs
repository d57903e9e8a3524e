using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Reporting.Incidents;
using Reporting.Storage;
using Reporting.Tallies;

namespace Reporting.Tests;

/// <summary>A snapshot whose checksums are right and whose cells cannot be read: the tally is made anew from the ledger, and nobody sees more than a pause.</summary>
public sealed class WrongSnapshotTests : IDisposable
{
    private const byte HeadKind = 14;
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();
    private readonly string _folder = Directory.CreateTempSubdirectory("reporting-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Dimension.None)]
    [InlineData(Dimension.Type)]
    [InlineData(Dimension.District)]
    public async Task Question_ThatNeedsTheCells_IsAnsweredFromTheLedger(Dimension by)
    {
        var query = new TallyQuery { By = by, Step = Step.Month };
        var (incidents, answer) = await Filled(query);
        MakeWrong();

        await using var store = await Store.Open(_folder);

        Assert.Equal(answer, await store.Data.Ask(query));
        Assert.Equal(answer, await store.Data.Ask(query));
        Assert.Equal(incidents.Length, (await store.Data.Ask(new TallyQuery())).Sum(row => row.Tally.Incidents));
    }

    [Fact]
    public async Task Recording_AfterIt_IsCountedOnce()
    {
        var (incidents, _) = await Filled(new TallyQuery());
        MakeWrong();

        await using (var store = await Store.Open(_folder))
        {
            // Every tally is asked first, so that it lives with its snapshot when it is told of changes.
            Assert.Equal(incidents.Length, (await store.Data.Ask(new TallyQuery())).Sum(row => row.Tally.Incidents));
            await store.Record(Incidents(700)[600..]);
            Assert.Equal(700, (await store.Data.Ask(new TallyQuery())).Sum(row => row.Tally.Incidents));
        }
        await using var again = await Store.Open(_folder);
        Assert.Equal(700, (await again.Data.Ask(new TallyQuery { By = Dimension.Type })).Sum(row => row.Tally.Incidents));
    }

    private static Incident[] Incidents(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Some.Incident(place: Some.Argo) with { Id = IncidentId.Parse($"test:{i}"), Start = Some.Day("2012-01-01").AddDays(i % 50), End = Some.Day("2012-01-01").AddDays(i % 50) })];

    private async Task<(Incident[] Incidents, IReadOnlyList<TallyRow> Answer)> Filled(TallyQuery query)
    {
        await using var store = await Store.Open(_folder);
        var incidents = Incidents(600);
        await store.Record(incidents);
        return (incidents, await store.Data.Ask(query));
    }

    // Every snapshot's last piece says nothing, and has a checksum.
    private void MakeWrong()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder, "reporting.db"), Pooling = false }.ToString());
        connection.Open();
        var rows = new List<(long Row, byte[] Body)>();
        using (var read = connection.CreateCommand())
        {
            read.CommandText = "SELECT rowid, body FROM kept WHERE name = 'snapshot'";
            using var reader = read.ExecuteReader();
            while (reader.Read()) rows.Add((reader.GetInt64(0), (byte[])reader[1]));
        }
        var changed = 0;
        foreach (var (row, body) in rows)
        {
            if (Wrong(Serializer.Deserialize<StoredBytes>(body)!.Bytes) is not { } wrong) continue;
            using var write = connection.CreateCommand();
            write.CommandText = "UPDATE kept SET body = $body WHERE rowid = $row";
            write.Parameters.AddWithValue("$body", Serializer.SerializeToArray(new StoredBytes { Bytes = wrong }));
            write.Parameters.AddWithValue("$row", row);
            changed += write.ExecuteNonQuery();
        }
        Assert.InRange(changed, 2, rows.Count);
    }

    private static byte[]? Wrong(byte[] bytes)
    {
        var end = sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(bytes);
        Assert.True(Envelope.TryOpen(HeadKind, bytes.AsSpan(sizeof(int)..end), out var content, out _));
        var tally = Serializer.Deserialize<StoredTally>(content)!;
        if (tally.Cells.Pieces is not [.., var last]) return null;
        var piece = Envelope.Seal(PieceWriter.Kind, new byte[64]);
        var before = bytes[end..^last.Length];
        last.Length = piece.Length;
        var head = Envelope.Seal(HeadKind, Serializer.SerializeToArray(tally));
        return [.. BitConverter.GetBytes(head.Length), .. head, .. before, .. piece];
    }
}
