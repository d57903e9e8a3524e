using Reporting.Casualties;
using Reporting.Incidents;
using Reporting.Places;
using Reporting.Seizures;

namespace Reporting.Generate;

/// <summary>One row to be written: an incident without texts of its own, used again for each row so that none allocates.</summary>
internal sealed class Draft
{
    /// <summary>The row that said it first; the incident's own number.</summary>
    public long Number;

    /// <summary>Which version of the incident it is, 1 for the first.</summary>
    public int Version;

    public IncidentType Type;
    public ViolenceType Violence;

    /// <summary>The first and the last day, both inclusive, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int Start, End;

    public DatePrecision DatePrecision;
    public LocationPrecision Precision;
    public MadeUpCountry Country = null!;

    /// <summary>The province; null where it is not known.</summary>
    public MadeUpProvince? Province;

    /// <summary>The district's place in its province; -1 where it is not known.</summary>
    public int District;

    /// <summary>Whether it has a summary.</summary>
    public bool HasSummary;

    /// <summary>The locality; null where it is not known.</summary>
    public Name? Locality;

    /// <summary>The point in ten thousandths of a degree; 0 where it is not given.</summary>
    public int Latitude, Longitude;

    public DraftList<DraftActor> Actors { get; } = new(3);

    public DraftList<DraftFigure> Figures { get; } = new(10);

    public DraftList<DraftSeizure> Seizures { get; } = new(3);

    public DraftList<DraftSource> Sources { get; } = new(3);
}

/// <summary>A party to an incident.</summary>
internal record struct DraftActor(ActorKind Kind, Name Name);

/// <summary>A casualty figure of one party.</summary>
internal record struct DraftFigure(Harm Harm, Side Side, DraftQuantity Quantity, Name? Originator, Name? Outlet);

/// <summary>An item that was seized, found or handed over.</summary>
internal record struct DraftSeizure(SeizedItem Item, DraftQuantity Quantity, Acquisition Acquisition, Name? Originator);

/// <summary>Where an incident was reported, and how many days after its first day; -1 where that is not known.</summary>
internal record struct DraftSource(Name Outlet, int Days, Name Title, Name? Rating);

/// <summary>A quantity; a word stands for a vague one, an end of -1 is open.</summary>
internal record struct DraftQuantity(QuantityKind Kind, int Low, int Best, int High, Name? Word)
{
    public static DraftQuantity Exact(int count) => new(QuantityKind.Exact, count, count, count, null);

    public static DraftQuantity AtLeast(int count) => new(QuantityKind.AtLeast, count, count, -1, null);

    public static DraftQuantity Estimate(int low, int best, int high) => new(QuantityKind.Estimate, low, best, high, null);

    public static DraftQuantity Vague(Name word) => new(QuantityKind.Vague, -1, -1, -1, word);

    /// <summary>As much more; a word becomes a number, as it does when more is known.</summary>
    public readonly DraftQuantity Plus(int more) => Kind switch
    {
        QuantityKind.Vague => Exact(2 + more),
        QuantityKind.Exact => Exact(Best + more),
        QuantityKind.AtLeast => AtLeast(Best + more),
        _ => Estimate(Low < 0 ? -1 : Low + more, Best + more, High < 0 ? -1 : High + more),
    };
}

/// <summary>A list of a fixed capacity that is filled anew for each row.</summary>
internal sealed class DraftList<T>(int capacity) where T : struct
{
    private readonly T[] _items = new T[capacity];

    public int Count { get; private set; }

    public ref T this[int index] => ref _items[index];

    public ReadOnlySpan<T> All => _items.AsSpan(0, Count);

    public void Add(T item) => _items[Count++] = item;

    public void Clear() => Count = 0;
}
