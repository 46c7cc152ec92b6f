package org.cgmkit.reports.badge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.cgmkit.guide.Verb;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class BadgeTest {
    private RunReport run;

    @BeforeEach
    void sample(@TempDir Path results) throws Exception {
        run = SampleRun.in(results);
    }

    @Test
    void saysWhatTheRunCameTo() throws Exception {
        assertThat(words(run), is("CGM receiver stu1: 1 failed"));
        assertThat(words(SampleRun.sound(run)), is("CGM receiver stu1: pass"));
        assertThat(words(SampleRun.with(run, List.of(), true)), is("CGM receiver stu1: incomplete"));
    }

    @Test
    void neverHidesAKnownFailureBehindAPass() throws Exception {
        RunReport known = SampleRun.with(run, List.of(SampleRun.check("receiver.a", Verb.SHALL, Outcome.FAIL)), true)
                .with(List.of(new KnownFailure("receiver.a", "R", "O", LocalDate.parse("2999-12-31"))));

        assertThat(words(known), is("CGM receiver stu1: pass, 1 known to fail"));
    }

    @Test
    void isReadToPeopleWhoDoNotSeeItAndLoadsNothing() throws Exception {
        String svg = Badge.asText(run);

        assertThat(of(svg, "string(/*/@role)"), is("img"));
        assertThat(of(svg, "string(/*/@aria-label)"), is(words(run)));
        assertThat(svg.replace("http://www.w3.org/2000/svg", ""), not(containsString("://")));
    }

    @Test
    void isAsWideAsItsTwoHalves() throws Exception {
        String svg = Badge.asText(run);

        assertThat(of(svg, "/*/@width = sum(/*/*/*[local-name()='rect'][@fill]/@width)"), is("true"));
        assertThat(of(svg, "/*/*/*[local-name()='rect'][2]/@x = /*/*/*[local-name()='rect'][1]/@width"), is("true"));
    }

    private static String words(RunReport run) throws Exception {
        return of(Badge.asText(run), "string(/*/*[local-name()='title'])");
    }

    private static String of(String svg, String path) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return XPathFactory.newInstance()
                .newXPath()
                .evaluate(path, factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg))));
    }
}
