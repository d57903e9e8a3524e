using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>How parties are written in a page.</summary>
internal static class ActorForm
{
    public static void Write(ColumnWriter to, Actor[] actors, TextTable texts) => ListForm.Write(to, actors, texts, One);

    public static Actor[] Read(ref ColumnReader from, scoped in PageTexts texts) => ListForm.Read(ref from, texts, One);

    public static void Skip(ref ColumnReader from) => ListForm.Skip(ref from, SkipOne);

    private static void One(ColumnWriter to, Actor actor, TextTable texts)
    {
        texts.Write(to, actor.Name);
        to.Byte((byte)actor.Kind);
        texts.Write(to, actor.ActorId);
        texts.Write(to, actor.NamedBy);
    }

    private static Actor One(ref ColumnReader from, scoped in PageTexts texts) => new()
    {
        Name = texts[from.Index()]!,
        Kind = (ActorKind)from.Byte(),
        ActorId = texts[from.Index()],
        NamedBy = texts[from.Index()],
    };

    /// <summary>One party's kind and the number of its name; the rest is passed over.</summary>
    public static (int Name, ActorKind Kind) ReadName(ref ColumnReader from)
    {
        var read = (from.Index(), (ActorKind)from.Byte());
        // Its id and who names it.
        from.Skip(2);
        return read;
    }

    private static void SkipOne(ref ColumnReader from) => ReadName(ref from);
}
