using System.Collections.Immutable;

namespace Reporting.Tallies;

/// <summary>The last answers of the tallies of a silo, given out again while nothing has changed.</summary>
/// <remarks>
/// An answer is of the sheets that it was made of, of which each has a number: another number is another sheet, so that no answer outlives a change. One is
/// kept when it is asked for again, so that what is asked once, or while changes stream in, throws out no other. Safe for many threads.
/// </remarks>
internal sealed class RecentAnswers
{
    /// <summary>The most that is kept: rows and what they count, each of about a hundred bytes.</summary>
    public const int Room = 400_000;

    private const int MostAnswers = 2_048, LargestKept = Room / 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<Asked, LinkedListNode<Kept>> _byQuestion = [];
    private readonly LinkedList<Kept> _lately = [];
    private int _taken;

    /// <summary>How much of the <see cref="Room"/> is taken.</summary>
    public int Taken => _taken;

    /// <summary>The answer to a question about a subject by the default rule, as of now.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="query">The question.</param>
    /// <param name="sheets">What the answer is made of.</param>
    /// <param name="work">Works it out.</param>
    public TallyAnswer Of(Subject subject, TallyQuery query, IReadOnlyList<TallySheet> sheets, Func<TallyRowList> work)
    {
        var asked = new Asked(subject, query);
        var isAskedAgain = false;
        lock (_lock)
        {
            if (_byQuestion.TryGetValue(asked, out var known))
            {
                isAskedAgain = known.Value.IsOf(sheets);
                if (isAskedAgain && known.Value.Answer is { } kept)
                {
                    _lately.Remove(known);
                    _lately.AddFirst(known);
                    return kept;
                }
            }
        }
        var answer = new TallyAnswer(work());
        var size = isAskedAgain ? SizeOf(answer) : 0;
        var isKept = size is > 0 and <= LargestKept;
        // In bytes of its own: what it was read from may be gone by the time that it is.
        if (isKept) answer = answer.Settled();
        Keep(new Kept(asked, [.. sheets.Select(sheet => sheet.Number)], isKept ? answer : null, size));
        return answer;
    }

    private void Keep(Kept kept)
    {
        lock (_lock)
        {
            if (_byQuestion.TryGetValue(kept.Asked, out var before)) Drop(before);
            _byQuestion[kept.Asked] = _lately.AddFirst(kept);
            _taken += kept.Size;
            while (_taken > Room || _lately.Count > MostAnswers) Drop(_lately.Last!);
        }
    }

    private void Drop(LinkedListNode<Kept> node)
    {
        _lately.Remove(node);
        _byQuestion.Remove(node.Value.Asked);
        _taken -= node.Value.Size;
    }

    // Rows and what they count: more than an answer takes, as what was looked at is not kept with it.
    private static int SizeOf(TallyAnswer answer)
    {
        var bytes = 0L;
        foreach (var row in answer.Rows) bytes += row.Written.Length;
        return (int)Math.Min(int.MaxValue, 1 + 2L * answer.Rows.Count + bytes / 8);
    }

    private sealed class Kept(Asked asked, long[] sheets, TallyAnswer? answer, int size)
    {
        public Asked Asked => asked;

        /// <summary>The answer; null when it was asked for once.</summary>
        public TallyAnswer? Answer => answer;

        public int Size => answer is null ? 0 : size;

        public bool IsOf(IReadOnlyList<TallySheet> others)
        {
            if (others.Count != sheets.Length) return false;
            for (var i = 0; i < sheets.Length; i++)
                if (others[i].Number != sheets[i]) return false;
            return true;
        }
    }

    // Lists of a question are compared by what is in them, in the order in which it was asked.
    private readonly struct Asked(Subject subject, TallyQuery query) : IEquatable<Asked>
    {
        private readonly Subject _subject = subject;
        private readonly TallyQuery _query = query;

        public bool Equals(Asked other)
        {
            var (left, right) = (_query, other._query);
            return _subject == other._subject && left.Period == right.Period && left.Step == right.Step && left.FirstDay == right.FirstDay && left.By == right.By
                && Same(left.Filter.Types, right.Filter.Types) && Same(left.Filter.Violence, right.Filter.Violence)
                && Same(left.Filter.Groups, right.Filter.Groups) && Same(left.Filter.Places, right.Filter.Places);
        }

        public override bool Equals(object? obj) => obj is Asked other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(_subject);
            hash.Add(_query.Period);
            hash.Add((_query.Step, _query.FirstDay, _query.By));
            Add(ref hash, _query.Filter.Types);
            Add(ref hash, _query.Filter.Violence);
            Add(ref hash, _query.Filter.Groups);
            Add(ref hash, _query.Filter.Places);
            return hash.ToHashCode();
        }

        private static bool Same<T>(ImmutableArray<T> left, ImmutableArray<T> right) => Items(left).SequenceEqual(Items(right));

        private static void Add<T>(ref HashCode hash, ImmutableArray<T> items)
        {
            foreach (var item in Items(items)) hash.Add(item);
        }

        private static ReadOnlySpan<T> Items<T>(ImmutableArray<T> items) => items.IsDefault ? [] : items.AsSpan();
    }
}
