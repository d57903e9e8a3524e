namespace Reporting.Incidents;

/// <summary>UCDP's type of violence (UCDP GED codebook 21.1, variable <c>type_of_violence</c>); absent where a source does not say.</summary>
[GenerateSerializer, Alias("reporting.ViolenceType")]
public enum ViolenceType : byte
{
    /// <summary>The source does not say.</summary>
    NotStated = 0,
    /// <summary>A government is one of the two sides.</summary>
    StateBased = 1,
    /// <summary>Between organised groups, no government on either side.</summary>
    NonState = 2,
    /// <summary>A government or group against civilians.</summary>
    OneSided = 3,
}

/// <summary>The codes of <see cref="ViolenceType"/>, as files and the command line write them.</summary>
public static class ViolenceTypes
{
    /// <summary>Every stated type.</summary>
    public static IReadOnlyList<ViolenceType> All { get; } = [ViolenceType.StateBased, ViolenceType.NonState, ViolenceType.OneSided];

    /// <summary>The code, for example <c>state-based</c>; <c>not-stated</c> where the source does not say.</summary>
    public static string Code(this ViolenceType type) => type switch
    {
        ViolenceType.StateBased => "state-based",
        ViolenceType.NonState => "non-state",
        ViolenceType.OneSided => "one-sided",
        _ => "not-stated",
    };

    /// <summary>Finds a type by its code or UCDP's number.</summary>
    public static bool TryParse(string? text, out ViolenceType type)
    {
        type = text?.Trim().ToLowerInvariant() switch
        {
            "state-based" or "1" => ViolenceType.StateBased,
            "non-state" or "2" => ViolenceType.NonState,
            "one-sided" or "3" => ViolenceType.OneSided,
            _ => ViolenceType.NotStated,
        };
        return type != ViolenceType.NotStated;
    }
}
