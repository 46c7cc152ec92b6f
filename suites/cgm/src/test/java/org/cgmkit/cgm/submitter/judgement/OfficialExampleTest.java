package org.cgmkit.cgm.submitter.judgement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.Test;

/** The guide's own example of a submission gives no cause to object; skipped where it does not lie. */
class OfficialExampleTest {

    @Test
    void isSoundAsFarAsOneSubmissionShows() throws IOException {
        Path file = Path.of(System.getProperty("cgmkit.guide.official", "not-given"))
                .resolve("Bundle-cgmDataSubmissionBundle.json");
        assumeTrue(
                Files.isRegularFile(file),
                "skipped: the system property cgmkit.guide.official names no folder with the guide's artifacts");
        List<Submission> run = List.of(Submission.parse(Files.readString(file)));

        assertThat(JudgeSamples.remarks(new PatientJudge("patientExample", JudgeSamples.BASE).judge(run)), is(empty()));
        assertThat(JudgeSamples.remarks(new PostOnlyJudge().judge(run)), is(empty()));
        assertThat(
                JudgeSamples.remarks(new ReferencesJudge(JudgeSamples.BASE, ReceiverResources.nothing()).judge(run)),
                is(empty()));
        assertThat(JudgeSamples.remarks(new TimesInRangesJudge(GuideVersion.STU1).judge(run)), is(empty()));
        assertThat(
                JudgeSamples.reason(new SummaryJudge(ZoneOffset.UTC).judge(run)),
                startsWith("No value could be compared with readings of its period."));
    }
}
