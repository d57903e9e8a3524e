using System.Collections.Immutable;
using System.Text.Json;
using Reporting.Casualties;

namespace Reporting.Import;

/// <summary>Reads JSON values of the kinds that an incident is made of. A JSON null means not given.</summary>
internal sealed class JsonValues(RowCheck check)
{
    private readonly TextPool _names = new();

    public bool IsObject(JsonElement value, FieldPath at) => Is(value, JsonValueKind.Object, at, "an object { }");

    /// <summary>A text; null where it is empty or not given.</summary>
    public string? Text(JsonElement value, FieldPath at)
    {
        var text = String(value, at);
        if (string.IsNullOrEmpty(text)) return null;
        check.Text(at, text);
        return text;
    }

    /// <summary>A name that places, groups or items are known by; null where it is empty or not given.</summary>
    public string? Name(JsonElement value, FieldPath at)
    {
        var name = String(value, at);
        return string.IsNullOrEmpty(name) ? null : _names.Name(check, at, name);
    }

    public T Code<T>(JsonElement value, FieldPath at, CodeList<T> codes, T absent) where T : struct, Enum =>
        value.ValueKind == JsonValueKind.Null ? absent : codes.Read(check, at, String(value, at));

    public double? Degrees(JsonElement value, FieldPath at, double limit)
    {
        if (value.ValueKind == JsonValueKind.Null || !Is(value, JsonValueKind.Number, at, "a number")) return null;
        return check.Degrees(at, value.TryGetDouble(out var degrees) ? degrees : double.NaN, limit);
    }

    public long Revision(JsonElement value, FieldPath at)
    {
        if (value.ValueKind == JsonValueKind.Null || !Is(value, JsonValueKind.Number, at, "a whole number")) return 0;
        if (!value.TryGetInt64(out var revision)) check.Fail(RejectReason.NotANumber, at, value.GetRawText(), "This is not a whole number.");
        else if (revision < 0) check.Fail(RejectReason.NegativeNumber, at, value.GetRawText(), "A revision is never negative.");
        return revision;
    }

    public byte? Credibility(JsonElement value, FieldPath at) =>
        value.ValueKind == JsonValueKind.Null || !Is(value, JsonValueKind.Number, at, "a number from 1 to 6") ? null : Admiralty.Credibility(check, at, value.GetRawText());

    /// <summary>A quantity: a whole number, or an object with atLeast, with low, best and high, or with vague.</summary>
    public Quantity? Quantity(JsonElement value, FieldPath at)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.Number) return Casualties.Quantity.Exact(Count(value, at));
        if (!Is(value, JsonValueKind.Object, at, "a whole number, or an object with atLeast, best or vague")) return null;
        long? atLeast = null, low = null, best = null, high = null;
        string? vague = null;
        foreach (var member in value.EnumerateObject())
        {
            if (member.NameEquals("atLeast"u8)) atLeast = OptionalCount(member.Value, at.Of("atLeast"));
            else if (member.NameEquals("low"u8)) low = OptionalCount(member.Value, at.Of("low"));
            else if (member.NameEquals("best"u8)) best = OptionalCount(member.Value, at.Of("best"));
            else if (member.NameEquals("high"u8)) high = OptionalCount(member.Value, at.Of("high"));
            else if (member.NameEquals("vague"u8)) vague = Name(member.Value, at.Of("vague"));
            else FailUnknown(member, at);
        }
        if (check.Failed) return null;
        return (atLeast, best, vague, low ?? high) switch
        {
            ({ } count, null, null, null) => Casualties.Quantity.AtLeast(count),
            (null, { } count, null, _) => Casualties.Quantity.Estimate(low, count, high),
            (null, null, { } word, null) => Casualties.Quantity.Vague(word),
            _ => FailQuantity(value, at),
        };
    }

    /// <summary>The elements of an array of objects; empty where it is not given.</summary>
    public ImmutableArray<T> List<T>(JsonElement value, FieldPath at, Func<JsonElement, FieldPath, T> read)
    {
        if (value.ValueKind == JsonValueKind.Null || !Is(value, JsonValueKind.Array, at, "a list [ ]")) return [];
        var list = ImmutableArray.CreateBuilder<T>(value.GetArrayLength());
        foreach (var element in value.EnumerateArray())
        {
            var here = at.At(list.Count);
            if (!IsObject(element, here)) return [];
            list.Add(read(element, here));
        }
        return list.DrainToImmutable();
    }

    public string Need(string? text, FieldPath at)
    {
        if (text is null) FailMissing(at);
        return text ?? "";
    }

    public void FailMissing(FieldPath at) => check.Fail(RejectReason.MissingValue, at, "", "The value is needed and not given.");

    public void FailUnknown(JsonProperty member, FieldPath at) =>
        check.Fail(RejectReason.UnknownMember, at.Of(RowCheck.Shorten(member.Name)), member.Value.GetRawText(), "The format has no such member.");

    private Quantity? FailQuantity(JsonElement value, FieldPath at)
    {
        check.Fail(RejectReason.WrongKind, at, value.GetRawText(), "Write 5, {\"atLeast\":3}, {\"low\":1,\"best\":2,\"high\":4} or {\"vague\":\"several\"}.");
        return null;
    }

    private long? OptionalCount(JsonElement value, FieldPath at) =>
        value.ValueKind == JsonValueKind.Null || !Is(value, JsonValueKind.Number, at, "a whole number") ? null : Count(value, at);

    private long Count(JsonElement value, FieldPath at) =>
        value.TryGetInt64(out var number) ? check.Count(at, number) : check.Count(at, value.GetRawText());

    private string? String(JsonElement value, FieldPath at)
    {
        if (value.ValueKind == JsonValueKind.Null || !Is(value, JsonValueKind.String, at, "a text in quotes")) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            check.Fail(RejectReason.BadText, at, value.GetRawText(), "The text holds half of a surrogate pair.");
            return null;
        }
    }

    private bool Is(JsonElement value, JsonValueKind kind, FieldPath at, string wanted)
    {
        if (value.ValueKind == kind) return true;
        check.Fail(RejectReason.WrongKind, at, value.GetRawText(), $"This must be {wanted}.");
        return false;
    }
}
