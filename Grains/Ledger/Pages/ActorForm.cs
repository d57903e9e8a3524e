using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>How parties are written in a page.</summary>
internal static class ActorForm
{
    public static void Write(ColumnWriter to, Actor[] actors, TextTable texts) => ListForm.Write(to, actors, texts, One);

    public static Actor[] Read(ref ColumnReader from, string?[] texts) => ListForm.Read(ref from, texts, One);

    private static void One(ColumnWriter to, Actor actor, TextTable texts)
    {
        texts.Write(to, actor.Name);
        to.Byte((byte)actor.Kind);
        texts.Write(to, actor.ActorId);
        texts.Write(to, actor.NamedBy);
    }

    private static Actor One(ref ColumnReader from, string?[] texts) => new()
    {
        Name = texts[from.Index()]!,
        Kind = (ActorKind)from.Byte(),
        ActorId = texts[from.Index()],
        NamedBy = texts[from.Index()],
    };
}
