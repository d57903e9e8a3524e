using Orleans.Serialization.Session;
using Orleans.Storage;

namespace Reporting.Storage.Postgres;

/// <summary>Orleans' grain storage on a PostgreSQL database.</summary>
public sealed class PostgresGrainStorage(PostgresStore store, IGrainStorageSerializer serializer, SerializerSessionPool sessions) : KeptGrainStorage(store, serializer, sessions);
