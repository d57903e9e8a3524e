namespace Reporting.Benchmarks.Questions;

/// <summary>How long one question took to answer, asked again and again by one who waits for each answer.</summary>
/// <param name="Shape">How was asked.</param>
/// <param name="Subject">About what.</param>
/// <param name="Rows">How many rows the answer has.</param>
/// <param name="Median">The middle one of the times, in milliseconds.</param>
/// <param name="Slow">What 99 of a hundred do not exceed, in milliseconds.</param>
/// <param name="Anew">The middle one of the times where each question is about other days, in milliseconds.</param>
/// <param name="Times">How often it was asked.</param>
internal sealed record QuestionTimes(string Shape, string Subject, int Rows, double Median, double Slow, double Anew, int Times);

/// <summary>What one process measured.</summary>
/// <param name="Questions">Every shape and subject.</param>
/// <param name="ProvincesByWeek">The weekly series over ten years of all provinces, asked at once and counted until the last is there.</param>
internal sealed record AskedQuestions(List<QuestionTimes> Questions, QuestionTimes ProvincesByWeek);
