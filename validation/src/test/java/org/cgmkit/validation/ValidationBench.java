package org.cgmkit.validation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.SubmissionStream;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.validation.submission.EntryOutline;
import org.cgmkit.validation.submission.LeafFilter;
import org.cgmkit.validation.submission.ProgressListener;
import org.cgmkit.validation.submission.SubmissionOutline;
import org.cgmkit.validation.submission.SubmissionReader;
import org.cgmkit.validation.submission.SubmittedText;

/**
 * Times of validations, one line of a Markdown table for each. Arguments: {@code parts} for the kit, {@code whole} or
 * {@code chunks} for stock HAPI over the whole or over Bundles of 64 entries on two threads;
 * {@code sound}, {@code broken} (one entry in a hundred, with twenty kinds of faults) or {@code different} (every entry has
 * a shape of its own); then numbers of readings. See {@code bench/validation.sh}.
 */
final class ValidationBench {
    private static final int CHUNK = 64;
    private static final int RUNS = 3;

    private ValidationBench() {}

    public static void main(String... arguments) throws IOException {
        Errors errors = arguments[0].equals("parts") ? kit() : stock(arguments[0]);
        Path file = Files.createTempFile("submission", ".json");
        try {
            for (int i = 2; i < arguments.length; i++) {
                int readings = Integer.parseInt(arguments[i]);
                write(file, readings, arguments[1]);
                System.out.println(line(errors, file, arguments[0], arguments[1], readings));
            }
        } finally {
            Files.delete(file);
        }
    }

    /** How many errors there are in the submission of a file. */
    @FunctionalInterface
    private interface Errors {
        long in(Path file) throws IOException;
    }

    private static Errors kit() {
        GuideValidator validator = GuideValidator.builtIn(GuideVersion.STU1).warmUp();
        return file -> validator
                .validate(file, Optional.of(PartsComparison.PROFILE), ProgressListener.silent())
                .errors();
    }

    private static Errors stock(String how) {
        StockHapi hapi = new StockHapi();
        hapi.errors("{\"resourceType\": \"Bundle\"}"); // loads its definitions, which are not measured here
        return switch (how) {
            case "whole" -> file -> hapi.errors(Files.readString(file));
            case "chunks" -> file -> inChunks(hapi, file);
            default -> throw new IllegalArgumentException("Expected parts, whole or chunks, but got " + how + ".");
        };
    }

    private static String line(Errors errors, Path file, String how, String what, int readings) throws IOException {
        List<Double> seconds = new ArrayList<>();
        long found = 0;
        int runs = how.equals("parts") ? RUNS : 1;
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            found = errors.in(file);
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %.1f | %s | %.2f | %,d | %d |",
                how,
                what,
                readings,
                Files.size(file) / 1e6,
                seconds.stream()
                        .map(s -> String.format(Locale.ROOT, "%.2f", s))
                        .reduce((a, b) -> a + ", " + b)
                        .orElse(""),
                floor(file),
                found,
                peakMegabytes());
    }

    /** Jackson over the same bytes, the fastest of some runs. */
    private static double floor(Path file) throws IOException {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
                while (parser.nextToken() != null) {
                    parser.getTextLength();
                }
            }
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return best;
    }

    private static long peakMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(p -> p.getType() == java.lang.management.MemoryType.HEAP)
                        .mapToLong((MemoryPoolMXBean p) -> p.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    /** What one does without the kit: Bundles of 64 entries with the same header, on two threads. */
    private static long inChunks(StockHapi hapi, Path file) throws IOException {
        SubmissionOutline outline;
        try (SubmittedText text = SubmittedText.of(file);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            outline = SubmissionReader.read(text, LeafFilter::withReason, ProgressListener.silent())
                    .orElseThrow();
            String head = text.text(0, outline.head());
            String tail = text.text(outline.tail(), text.length());
            List<EntryOutline> entries = outline.entries();
            List<Future<Integer>> verdicts = new ArrayList<>();
            for (int from = 0; from < entries.size(); from += CHUNK) {
                EntryOutline last = entries.get(Math.min(from + CHUNK, entries.size()) - 1);
                EntryOutline first = entries.get(from);
                verdicts.add(threads.submit(() -> hapi.errors(head + text.text(first.start(), last.end()) + tail)));
            }
            long findings = 0;
            for (Future<Integer> verdict : verdicts) {
                findings += result(verdict);
            }
            return findings;
        }
    }

    private static int result(Future<Integer> verdict) {
        try {
            return verdict.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, int readings, String what) throws IOException {
        SubmissionContext context =
                SubmissionContext.of("mara", IdentifierSource.stable("bench"), Instant.parse("2026-03-15T00:00:00Z"));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            SubmissionStream.readings(context, readings).writeTo(what.equals("sound") ? out : new Faults(out, what));
        }
    }

    /** Puts faults into the readings while they are written, at each "status":"final". */
    private static final class Faults extends OutputStream {
        private static final byte[] WHERE = "\"status\":\"final\"".getBytes(StandardCharsets.UTF_8);

        /** Twenty kinds of faults: elements that there are not, of another type, without content, or against a rule. */
        private static final List<String> KINDS = """
                "fault": true
                "faults": [{"of": "mine"}]
                "valueString": "high"
                "issued": "yesterday"
                "language": ""
                "implicitRules": 1
                "note": [{}]
                "note": {"text": "high"}
                "note": [{"authorString": "me"}]
                "bodySite": {"coding": [{"system": "x y", "code": "arm"}]}
                "bodySite": {"text": 1}
                "method": "finger"
                "specimen": {"reference": "#gone"}
                "dataAbsentReason": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/data-absent-reason", "code": "gone"}]}
                "interpretation": {"text": "high"}
                "referenceRange": [{"text": ""}]
                "referenceRange": [{"appliesTo": [{"text": "me"}]}]
                "component": [{}]
                "derivedFrom": [{"display": 7}]
                "extension": [{"valueString": "x"}]
                """.lines().toList();

        private final OutputStream out;
        private final boolean different;
        private int matched;
        private int entry;

        private Faults(OutputStream out, String what) {
            this.out = out;
            this.different = what.equals("different");
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            matched = b == WHERE[matched] ? matched + 1 : 0;
            if (matched == WHERE.length) {
                matched = 0;
                String fault = fault(entry++);
                out.write(fault.getBytes(StandardCharsets.UTF_8));
            }
        }

        private String fault(int number) {
            if (different) {
                return ",\"note\":[{\"text\":\"reading " + number + "\"}]";
            }
            return number % 100 == 0 ? "," + KINDS.get(number / 100 % KINDS.size()) : "";
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
