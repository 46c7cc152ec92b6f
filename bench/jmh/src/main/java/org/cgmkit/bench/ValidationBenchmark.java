package org.cgmkit.bench;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.SubmissionStream;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.finding.Finding;
import org.hl7.fhir.r4.model.Bundle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The verdict on a sound submission that is in memory, beside two floors: Jackson reading its tokens, and HAPI parsing it into its
 * model, without a word on whether it is right. 3 readings stay below the length from which on submissions are judged
 * in parts, 12 are an hour of one sensor, 288 a day, 4,032 two weeks.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
public class ValidationBenchmark {
    private final GuideValidator validator = GuideValidator.builtIn(GuideVersion.STU1);
    private final FhirContext context = FhirContext.forR4();
    private final JsonFactory json = new JsonFactory();
    private String submission = "";

    /** How many readings it has. */
    @Param({"3", "12", "288", "4032"})
    public int readings;

    /** Writes the submission. */
    @Setup
    public void write() throws IOException {
        SubmissionContext about = SubmissionContext.of(
                "bench", IdentifierSource.stable("bench"), Instant.parse("2026-03-15T00:00:00Z"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SubmissionStream.readings(about, readings).writeTo(out);
        submission = out.toString(StandardCharsets.UTF_8);
        if (!validator.validate(submission).isEmpty()) {
            throw new IllegalStateException("The submission is to be sound.");
        }
    }

    /** The kit's verdict. */
    @Benchmark
    public List<Finding> validated() {
        return validator.validate(submission);
    }

    /** Jackson over its tokens. */
    @Benchmark
    public int tokens() throws IOException {
        int length = 0;
        try (JsonParser parser = json.createParser(submission)) {
            while (parser.nextToken() != null) {
                length += parser.getTextLength();
            }
        }
        return length;
    }

    /** HAPI's model of it. */
    @Benchmark
    public Bundle parsed() {
        return context.newJsonParser().parseResource(Bundle.class, submission);
    }
}
