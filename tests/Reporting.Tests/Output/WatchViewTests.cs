using Reporting.Output;

namespace Reporting.Tests.Output;

public class WatchViewTests
{
    private static string Shown(bool isTerminal, bool redraw, int height)
    {
        using var text = new StringWriter { NewLine = "\n" };
        using (var view = new WatchView(new Screen(text, 80, isTerminal, height), redraw))
        {
            view.Show("one\ntwo\n");
            view.Show("three\n");
        }
        return text.ToString();
    }

    [Fact]
    public void Watch_OnATerminal_DrawsInPlace() => Assert.Equal("one\ntwo\n\u001b[2A\u001b[0Jthree\n", Shown(isTerminal: true, redraw: true, height: 24));

    [Fact]
    public void Watch_HigherThanTheTerminal_ClearsIt() => Assert.Equal("one\ntwo\n\u001b[2J\u001b[Hthree\n", Shown(isTerminal: true, redraw: true, height: 2));

    [Fact]
    public void Watch_Elsewhere_IsBlockAfterBlock() => Assert.Equal("one\ntwo\n\nthree\n", Shown(isTerminal: false, redraw: true, height: 24));

    [Fact]
    public void Watch_OfData_IsBlockAfterBlockOnATerminalToo() => Assert.Equal("one\ntwo\n\nthree\n", Shown(isTerminal: true, redraw: false, height: 24));
}
