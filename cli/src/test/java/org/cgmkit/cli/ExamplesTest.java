package org.cgmkit.cli;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.flaw.Flaw;
import org.junit.jupiter.api.Test;

/** The files in {@code examples/} are what the fixtures make, so that they stay as sound and as broken as those. */
class ExamplesTest {
    @Test
    void theExamplesInTheRepositoryAreTheOnesThatTheFixturesMake() throws IOException {
        Path folder = Path.of(requireNonNull(System.getProperty("cgmkit.root"))).resolve("examples");
        // About the patient of the simulated receiver, so that it takes them as they are.
        Map<String, String> examples = Map.of(
                // Without the patient: the receiver has one, and this is how most apps submit.
                "submission.json",
                        Submissions.allMustSupport(context())
                                .with(b -> b.withArray("entry").remove(0))
                                .json(),
                "wrong-unit.json",
                        Flaw.UNIT_TEXT
                                .in(Submissions.threeReadings(context()))
                                .submission()
                                .json());
        if ("write".equals(System.getProperty("cgmkit.docs"))) {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> example : examples.entrySet()) {
                Files.writeString(folder.resolve(example.getKey()), pretty(example.getValue()));
            }
        }

        for (Map.Entry<String, String> example : examples.entrySet()) {
            Path file = folder.resolve(example.getKey());
            assertThat(
                    example.getKey()
                            + "; to make it anew: mvn -B -q -pl cli -am test -Dtest=ExamplesTest"
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Dcgmkit.docs=write",
                    Files.exists(file) ? Files.readString(file) : "(no such file)",
                    is(pretty(example.getValue())));
        }
    }

    private static SubmissionContext context() {
        return SubmissionContext.of(
                SandboxOptions.PATIENT, new IdentifierSource("example"), Instant.parse("2026-05-15T00:00:00Z"));
    }

    private static String pretty(String json) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return mapper.writer(new DefaultPrettyPrinter()
                                .withObjectIndenter(indenter)
                                .withArrayIndenter(indenter))
                        .writeValueAsString(mapper.readTree(json))
                + "\n";
    }
}
