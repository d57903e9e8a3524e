using System.Text;

namespace Reporting.Generate;

/// <summary>The codes of a list as bytes, by the value they stand for.</summary>
internal sealed class Codes<T> where T : struct, Enum
{
    private readonly byte[][] _utf8 = new byte[256][];

    public Codes(Func<T, string> code)
    {
        foreach (var value in Enum.GetValues<T>()) _utf8[Index(value)] = Encoding.UTF8.GetBytes(code(value));
    }

    public ReadOnlySpan<byte> this[T value] => _utf8[Index(value)];

    // Every list has one byte a value.
    private static byte Index(T value) => System.Runtime.CompilerServices.Unsafe.BitCast<T, byte>(value);
}
