namespace Reporting.Generate;

/// <summary>A stream of random numbers that one seed and one number fix for ever, on every machine.</summary>
/// <remarks>SplitMix64 on whole numbers alone. A row has a stream of its own, so that it does not depend on the rows before it.</remarks>
internal struct RandomStream
{
    private const ulong Step = 0x9E37_79B9_7F4A_7C15;

    private ulong _state;

    public RandomStream(ulong seed, ulong number) => _state = Mix(unchecked(Mix(seed + Step) ^ (number * 0xD6E8_FEB8_6659_FD93)));

    /// <summary>A number of 64 random bits that two numbers fix.</summary>
    public static ulong At(ulong seed, ulong number) => new RandomStream(seed, number).Next();

    public ulong Next() => Mix(_state = unchecked(_state + Step));

    /// <summary>A number from 0 to <paramref name="limit"/>, which is not among them.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>A number between both, which are among them.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True so often in a thousand times.</summary>
    public bool Chance(int inThousand) => Below(1_000) < inThousand;

    private static ulong Mix(ulong bits)
    {
        unchecked
        {
            bits = (bits ^ (bits >> 30)) * 0xBF58_476D_1CE4_E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D0_49BB_1331_11EB;
            return bits ^ (bits >> 31);
        }
    }
}
