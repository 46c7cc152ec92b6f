package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.SubmissionStream;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.validation.finding.FindingGroup;
import org.cgmkit.validation.finding.GroupedFindings;
import org.cgmkit.validation.submission.ProgressListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A submission that stays in its file while it is validated. */
@ExtendWith(ValidatorResolver.class)
class LongFileTest {
    private static final int READINGS = 12_960;

    @TempDir
    private Path folder;

    @Test
    void sixWeeksAreSoundAndSaidToBeReadMeanwhile(GuideValidator validator) throws IOException {
        List<String> told = new ArrayList<>();

        GroupedFindings findings = validator.validate(
                file(), Optional.of(PartsComparison.PROFILE), (stage, done, total) -> told.add(stage.name()));

        assertThat(findings.groups(), is(empty()));
        assertThat("progress", told.size(), is(greaterThan(READINGS / 1024)));
    }

    @Test
    void aFaultThatAllShareIsOneGroupWithAllPlaces(GuideValidator validator) throws IOException {
        Path file = file();
        Files.writeString(file, Files.readString(file).replace("\"mg/dl\"", "\"mg/dL\""));

        GroupedFindings findings =
                validator.validate(file, Optional.of(PartsComparison.PROFILE), ProgressListener.silent());

        FindingGroup group = findings.groups().getFirst();
        assertThat("groups", findings.groups().size(), is(1));
        assertThat("findings", group.size(), is(READINGS));
        assertThat(
                "path of the last",
                group.get(READINGS - 1).path(),
                is("Bundle.entry[" + (READINGS - 1) + "].resource.value.ofType(Quantity).unit"));
        String text = Files.readString(file);
        assertThat(
                "what stands before the place of the last",
                text.substring(0, group.get(READINGS - 1).column() - 1).endsWith("\"unit\":\"mg/dL\""),
                is(true));
    }

    @Test
    void aFileThatBreaksOffIsNoJson(GuideValidator validator) throws IOException {
        Path file = file();
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            out.write("}".getBytes(StandardCharsets.UTF_8));
        }

        GroupedFindings findings = validator.validate(file, Optional.empty(), ProgressListener.silent());

        assertThat(findings.groups().getFirst().first().message(), containsString("not JSON"));
    }

    @Test
    void whatAVersionAsksOfTheWholeIsToldOnce(VersionValidators validators) throws IOException {
        GroupedFindings findings = validators
                .judgingEntries(GuideVersion.ARGONAUT_2024)
                .validate(
                        file(),
                        Optional.of(Profile.SUBMISSION_BUNDLE.url(GuideVersion.ARGONAUT_2024)),
                        ProgressListener.silent());

        assertThat(
                "what is said",
                findings.groups().stream()
                        .map(g -> g.size() + " " + g.first().rule())
                        .toList(),
                is(List.of("1 submission-type", "1 submission-tag")));
    }

    private Path file() throws IOException {
        Path file = folder.resolve("submission.json");
        try (OutputStream out = Files.newOutputStream(file)) {
            SubmissionStream.readings(
                            SubmissionContext.of(
                                    "mara", IdentifierSource.stable("long"), Instant.parse("2026-03-15T00:00:00Z")),
                            READINGS)
                    .writeTo(out);
        }
        return file;
    }
}
