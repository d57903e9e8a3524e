namespace Reporting.Tallies;

/// <summary>Keeps a tally beyond its time in the memory of one silo: in storage, and on its way to another silo.</summary>
/// <param name="services">What the silo gives.</param>
/// <param name="grain">Whose it is.</param>
/// <param name="stand">What the tally is.</param>
/// <param name="pace">What has changed since the last snapshot.</param>
internal sealed class TallyKeeping(TallyServices services, GrainId grain, TallyStand stand, SnapshotPace pace)
{
    private readonly TallySnapshot _snapshot = new(services.Storage, grain, services.Serializer);
    private TallyMove? _move;

    /// <summary>Makes the tally what has come from another silo, or else what storage has.</summary>
    /// <param name="arrived">What has come; null where nothing has.</param>
    /// <returns>Whether it is level with the ledger: it left so, and is as it left.</returns>
    public async Task<bool> Restore(TallyMove? arrived)
    {
        var (read, isAsItLeft) = arrived is null ? (await _snapshot.Read(), false) : await _snapshot.Arrive(arrived);
        if (read is not { } kept || !stand.Take(kept.Sheet, kept.Positions.AsSpan(), kept.Provinces) || !isAsItLeft) return false;
        if (arrived!.Snapshot is not null) pace.Changed(stand.Sheet.Count);
        return arrived.IsLevel;
    }

    /// <summary>Writes a snapshot.</summary>
    public async Task Write()
    {
        var begun = pace.Begin();
        await _snapshot.Write(stand.Sheet, stand.Positions, stand.Provinces);
        pace.Kept(begun);
    }

    /// <summary>Packs the tally for a move.</summary>
    /// <param name="isLevel">Whether it is level with the ledger.</param>
    public void Pack(bool isLevel) => _move = _snapshot.Pack(pace.HasChanged ? stand.Sheet : null, stand.Positions, stand.Provinces, isLevel);

    /// <summary>Gives along what was packed.</summary>
    public void GiveAlong(IDehydrationContext move)
    {
        if (_move is not null) move.TryAddValue(TallyMove.Key, _move);
    }
}
