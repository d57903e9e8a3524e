using System.Runtime.InteropServices;
using Reporting.Incidents;

namespace Reporting.Ledger;

/// <summary>Finds whom each place and each list of parties of a page concerns: once for each of them, not for each entry.</summary>
/// <remarks>For one thread; its buffers are kept from one page to the next.</remarks>
internal sealed class PageSubjects(KnownSubjects known)
{
    private const int NotAsked = -1;
    private readonly List<int> _groups = [];
    private uint[] _textPlaces = [];
    private uint[] _beginningPlaces = [];
    private int[] _names = [];
    private int[] _ofPlace = [];
    private int[] _ofActors = [];

    /// <summary>The subjects of each place of the page, by their numbers.</summary>
    public ReadOnlySpan<int> OfPlace(FactsColumns page) => _ofPlace.AsSpan(0, page.Places.Count);

    /// <summary>The subjects of each list of parties of the page, by their numbers.</summary>
    public ReadOnlySpan<int> OfActors(FactsColumns page) => _ofActors.AsSpan(0, page.Actors.Count);

    /// <summary>Reads a page's names, places and parties, and gives what makes the keys of its incidents.</summary>
    public KeptIds Read(FactsColumns page)
    {
        var textPlaces = Room(ref _textPlaces, page.Texts.Count + 2);
        page.Texts.Locate(textPlaces);
        var names = Room(ref _names, page.Texts.Count + 1);
        names.Fill(NotAsked);
        names[0] = 0;
        ReadPlaces(page, names, textPlaces);
        ReadActors(page, names, textPlaces);
        var beginningPlaces = Room(ref _beginningPlaces, page.Beginnings.Count + 2);
        page.Beginnings.Locate(beginningPlaces);
        return new KeptIds(page.Texts, textPlaces, page.Beginnings, beginningPlaces);
    }

    private void ReadPlaces(FactsColumns page, Span<int> names, ReadOnlySpan<uint> textPlaces)
    {
        var forms = page.Places.Forms;
        var areas = page.Places.Areas();
        var place = 0;
        foreach (ref var number in Room(ref _ofPlace, page.Places.Count))
        {
            var area = areas[page.Places.AreaOf(place++)];
            number = known.OfPlace(new PlaceNames(
                NameOf(area.Country, page.Texts, names, textPlaces),
                NameOf(area.Province, page.Texts, names, textPlaces),
                NameOf(area.District, page.Texts, names, textPlaces),
                PlaceColumns.PrecisionOf(forms.Number())));
        }
        forms.CheckEnd();
    }

    private void ReadActors(FactsColumns page, Span<int> names, ReadOnlySpan<uint> textPlaces)
    {
        var values = page.Actors.Values;
        foreach (ref var number in Room(ref _ofActors, page.Actors.Count))
        {
            _groups.Clear();
            for (var actors = values.Count(); actors > 0; actors--)
            {
                var (name, kind) = ActorForm.ReadName(ref values);
                if (kind == ActorKind.Group) _groups.Add(NameOf(name, page.Texts, names, textPlaces));
            }
            number = known.OfGroups(CollectionsMarshal.AsSpan(_groups));
        }
        values.CheckEnd();
    }

    private int NameOf(int text, TextColumns texts, Span<int> names, ReadOnlySpan<uint> textPlaces)
    {
        ref var name = ref names[text];
        return name != NotAsked ? name : name = known.NameOf(texts.TextAt(textPlaces, text));
    }

    private static Span<T> Room<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length) buffer = new T[Math.Max(length, buffer.Length * 2)];
        return buffer.AsSpan(0, length);
    }
}
