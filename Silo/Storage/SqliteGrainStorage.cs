using Orleans.Serialization.Session;
using Orleans.Storage;

namespace Reporting.Storage;

/// <summary>Orleans' grain storage on one SQLite file.</summary>
public sealed class SqliteGrainStorage(SqliteStore store, IGrainStorageSerializer serializer, SerializerSessionPool sessions) : KeptGrainStorage(store, serializer, sessions);
