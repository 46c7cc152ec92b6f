package org.cgmkit.reports.drawing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cgmkit.reports.SampleFigures;
import org.cgmkit.reports.figure.Figure;
import org.cgmkit.reports.html.HtmlWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FigureSectionTest {

    @Test
    void everyDrawingSaysWhatItIsToWhoDoesNotSeeIt() throws Exception {
        Document section = parsed(section(SampleFigures.all()));
        List<Element> drawings = elements(section, "svg").stream()
                .filter(svg -> svg.getAttribute("class").startsWith("plot"))
                .toList();

        // Three pictures, and a strip for each step that was taken.
        assertThat(drawings, hasSize(5));
        for (Element drawing : drawings) {
            assertThat(drawing.getAttribute("role"), is("img"));
            assertThat(named(section, drawing.getAttribute("aria-labelledby")).getTextContent(), is(not("")));
            assertThat(named(section, drawing.getAttribute("aria-describedby")).getTextContent(), is(not("")));
        }
        assertThat(
                "what is decoration or legend is no picture",
                elements(section, "svg").stream()
                        .filter(svg -> svg.hasAttribute("width") && svg.hasAttribute("height"))
                        .filter(svg -> !svg.hasAttribute("viewBox"))
                        .map(svg -> svg.getAttribute("aria-hidden"))
                        .toList(),
                everyItem(is("true")));
    }

    @Test
    void everyIdIsGivenOnce() throws Exception {
        List<String> ids = elements(parsed(section(SampleFigures.all())), "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();

        assertThat(ids, hasSize(new HashSet<>(ids).size()));
    }

    @Test
    void everyLinkLeadsToAFileOfTheRunOrIntoThePage() throws Exception {
        Document section = parsed(section(SampleFigures.all()));
        List<String> links = elements(section, "*").stream()
                .map(element -> element.getAttribute("href"))
                .filter(href -> !href.isEmpty())
                .toList();

        assertThat(links, hasItem("run/evidence/002-tap.http"));
        for (String link : links) {
            if (link.startsWith("#")) {
                assertThat(named(section, link.substring(1)).getTagName(), is("path"));
            } else {
                assertThat(link, startsWith("run/evidence/"));
            }
        }
        assertThat(section(SampleFigures.all()), allOf(not(containsString("url(")), not(containsString(" src="))));
    }

    @Test
    void theTimeLineSaysWhatWasAwaitedWhatCameAndWhatDidNot() {
        assertThat(
                section(List.of(SampleFigures.steps())),
                stringContainsInOrder(
                        "<h2>Time line</h2>",
                        "changed by cgmkit",
                        "waited for in vain",
                        "<h4>1. First connection</h4>",
                        "Began after 0 ms, took 6.0 s. Came: 1 × search for orders, 1 × submission.",
                        "Waited 1.2 s for a first submission.",
                        "<b>+1.2 s</b> <a href=\"run/evidence/002-tap.http\">POST https://ehr.example.org/fhir/$submit",
                        "<h4>2. An order in seconds</h4>",
                        "<b class=\"FAIL\">Waited 20.0 s in vain for two more submissions.</b> The app is over.",
                        "After 3.0 s: The order was revoked.",
                        "<summary>4 requests</summary>",
                        "<b>+1.0 s</b> POST &lt;b&gt;</li>",
                        "3 more are not shown",
                        "<h4>3. An expired token</h4>",
                        "Left out. It is tested without authorization."));
    }

    @Test
    void aStripHasABarForEachWaitAndAMarkForEachEvent() throws Exception {
        Document section = parsed(section(List.of(SampleFigures.steps())));
        Element first = strip(section, "picture-1-1");
        Element second = strip(section, "picture-1-2");

        assertThat(attributes(first, "rect", "class"), is(List.of("wait")));
        assertThat(attributes(first, "rect", "width"), is(List.of("20.00%")));
        assertThat(attributes(first, "use", "x"), is(List.of("6.67%", "20.00%")));
        assertThat(attributes(second, "rect", "class"), is(List.of("wait vain")));
        assertThat(attributes(second, "line", "class"), hasItem("change"));
        assertThat("where the kit changed something", attributes(second, "line", "x1"), hasItem("15.00%"));
        assertThat(attributes(second, "use", "class"), hasItem(containsString("refused")));
    }

    @Test
    void aCurveIsBrokenWhereNothingIsKnown() throws Exception {
        Document section = parsed(section(List.of(SampleFigures.curve(288))));
        List<Element> lines = elements(section, "path");

        assertThat("two stretches", lines, hasSize(2));
        assertThat("a point alone", elements(section, "circle"), hasSize(1));
        assertThat("at the edge", elements(section, "circle").getFirst().getAttribute("cy"), is("0.00%"));
    }

    @Test
    void aLongCurveStaysSmallAndKeepsItsPeaks() {
        String long_ = section(List.of(SampleFigures.curve(100_000)));

        assertThat(long_.length(), is(lessThan(20_000)));
        assertThat(section(List.of(SampleFigures.curve(288))).length(), is(greaterThan(3_000)));
        // The highest of the sample's values is 254.6, which lies so high on an axis from 40 to 300.
        assertThat(long_, containsString(" 175"));
    }

    @Test
    void aProfileIsBrokenWhereASlotHasNothingAndIsATableToo() throws Exception {
        Document section = parsed(section(SampleFigures.all().subList(2, 3)));

        assertThat(
                attributes(section.getDocumentElement(), "path", "class"),
                is(List.of("most", "half", "curve", "most", "half", "curve")));
        assertThat(elements(section, "tr"), hasSize(48));
        assertThat(
                section(SampleFigures.all().subList(2, 3)),
                containsString(
                        "<tr><th scope=\"row\">23:30</th><td>117</td><td>137</td><td>157</td><td>177</td><td>207</td></tr>"));
    }

    @Test
    void whatDiffersIsMarkedInWordsAndInTheBars() throws Exception {
        String section = section(SampleFigures.all().subList(3, 5));

        assertThat(
                section,
                stringContainsInOrder(
                        "<td>180.0 <b class=\"FAIL\">≠ differs</b></td><td>149.93 to 150.07</td>",
                        "<td>6.9 %</td><td>6.9 %</td>",
                        "</span>low</th><td>14.10 <b class=\"FAIL\">≠ differs</b></td><td>5.90</td>",
                        "</span>in target</th><td>80.00</td><td>80.00</td>"));
        assertThat(
                attributes(parsed(section).getDocumentElement(), "rect", "class"),
                is(List.of("BELOW differs", "WANTED", "ABOVE differs", "BELOW differs", "WANTED", "ABOVE differs")));
        assertThat(
                attributes(parsed(section).getDocumentElement(), "rect", "width"),
                is(List.of("14.10%", "80.00%", "5.90%", "5.90%", "80.00%", "14.10%")));
    }

    @ParameterizedTest
    @MethodSource
    void theHeadingSaysWhatThereIs(List<Figure> figures, String title) {
        assertThat(FigureSection.title(figures), is(title));
    }

    static Stream<Object[]> theHeadingSaysWhatThereIs() {
        return Stream.of(
                new Object[] {SampleFigures.all(), "Time line and pictures"},
                new Object[] {List.of(SampleFigures.steps()), "Time line"},
                new Object[] {List.of(SampleFigures.curve(3)), "Pictures"});
    }

    @Test
    void thereIsNoSectionWhereThereIsNothingToShow() {
        assertThat(section(List.of()), is(""));
    }

    private static String section(List<Figure> figures) {
        HtmlWriter html = new HtmlWriter();
        new FigureSection(html, file -> "run/" + file).write(figures);
        String page = html.end();
        return page.substring(0, page.indexOf("</body>"));
    }

    /** Whatever is written is well-formed, to the last quote. */
    private static Document parsed(String section) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(section)));
    }

    private static Element strip(Document section, String id) {
        return elements(section, "svg").stream()
                .filter(svg -> svg.getAttribute("aria-labelledby").equals(id + "-t"))
                .findFirst()
                .orElseThrow();
    }

    private static Element named(Document section, String id) {
        return elements(section, "*").stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing has the id " + id));
    }

    private static List<Element> elements(Document section, String name) {
        return list(section.getElementsByTagName(name));
    }

    private static List<String> attributes(Element within, String name, String attribute) {
        return list(within.getElementsByTagName(name)).stream()
                .map(element -> element.getAttribute(attribute))
                .toList();
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
