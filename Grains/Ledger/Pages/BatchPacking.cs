using System.Collections.Immutable;
using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>Packs batches as pages of entries, and unpacks them.</summary>
internal static class BatchPacking
{
    /// <summary>A batch as it travels.</summary>
    public static PackedBatch Pack(RecordBatch batch)
    {
        // The ledger numbers and dates them; here they only keep their order.
        ImmutableArray<LedgerEntry> entries =
        [
            .. batch.Incidents.Select((incident, row) => new LedgerEntry { Sequence = row + 1, Kind = EntryKind.Recorded, RecordedAt = DateTimeOffset.UnixEpoch, RecordedBy = batch.RecordedBy, Incident = incident }),
        ];
        return new PackedBatch { Facts = PageForm.Sealed(entries), Texts = PageForm.Texts(entries), RecordedBy = batch.RecordedBy, Reason = batch.Reason };
    }

    /// <summary>The batch that was packed.</summary>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static RecordBatch Unpack(in PackedBatch packed, PageForm form)
    {
        var (entries, texts) = (form.ReadEntries(packed.Facts), form.ReadTexts(packed.Texts));
        if (entries.Length != texts.Length) throw new InvalidDataException($"it holds {entries.Length} incidents and the texts of {texts.Length}");
        var incidents = new Incident[entries.Length];
        for (var row = 0; row < incidents.Length; row++)
        {
            var incident = entries[row].Incident;
            incidents[row] = texts[row].IsEmpty ? incident : texts[row].In(incident);
        }
        return new RecordBatch(incidents, packed.RecordedBy, packed.Reason);
    }
}

/// <summary>Turns large batches into what travels, and back.</summary>
[RegisterConverter]
internal sealed class LargeBatchConverter : IConverter<LargeBatch, PackedBatch>
{
    public LargeBatch ConvertFromSurrogate(in PackedBatch surrogate) => new(surrogate);

    public PackedBatch ConvertToSurrogate(in LargeBatch value) => value.Whole is { } batch ? BatchPacking.Pack(batch) : value.Packed;
}
