package org.cgmkit.shlink.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The seams at which a receiver can depart from the text; in a sound one each does what the text asks. Does not change once made. */
public final class ReceiverWorkings {
    private Function<String, Optional<ObjectNode>> read = Links::payload;
    private Predicate<String> scans = link -> true;
    private Predicate<ObjectNode> takes = payload -> payload.path("v").asInt(1) == 1;
    private UnaryOperator<Outgoing> request = UnaryOperator.identity();
    private Function<Incoming, Integer> repeats = answer -> 1;
    private Predicate<JsonNode> manifest = manifest -> true;
    private UnaryOperator<List<JsonNode>> entries = Links::fhirEntries;
    private FileOpener opener = Files::open;
    private Predicate<String> directTypes = type -> true;
    private boolean refetches = true;
    private PollRule polls = ReceiverWorkings::soundly;
    private BinaryOperator<List<JsonNode>> update = (old, others) -> others;
    private UnaryOperator<Shown> shown = UnaryOperator.identity();
    private Function<JsonNode, Optional<String>> line = Lines::of;
    private boolean wholeFiles = false;

    private ReceiverWorkings() {}

    /** When a receiver comes back to a long-term link. */
    @FunctionalInterface
    public interface PollRule {
        /**
         * After how long, or empty for never again.
         *
         * @param usual the receiver's own interval
         */
        Optional<Duration> after(Incoming answer, Duration usual);
    }

    /** Opens an encrypted file. */
    @FunctionalInterface
    public interface FileOpener {
        /** The text in it, or empty where it stays shut. */
        Optional<String> open(String sealed, byte[] key);
    }

    /** Of a sound receiver. */
    public static ReceiverWorkings sound() {
        return new ReceiverWorkings();
    }

    /** As an answer asks, or after the usual time; never again to what is gone. */
    static Optional<Duration> soundly(Incoming answer, Duration usual) {
        if (answer.status() == 404 || answer.status() == 401) {
            return Optional.empty();
        }
        return Optional.of(Links.wait(answer).orElse(usual));
    }

    private ReceiverWorkings changed(Consumer<ReceiverWorkings> change) {
        ReceiverWorkings other = new ReceiverWorkings();
        other.read = read;
        other.takes = takes;
        other.scans = scans;
        other.request = request;
        other.repeats = repeats;
        other.manifest = manifest;
        other.entries = entries;
        other.opener = opener;
        other.directTypes = directTypes;
        other.refetches = refetches;
        other.polls = polls;
        other.update = update;
        other.shown = shown;
        other.line = line;
        other.wholeFiles = wholeFiles;
        change.accept(other);
        return other;
    }

    /** Gives the payload of a link, or nothing where it is none. */
    public Function<String, Optional<ObjectNode>> read() {
        return read;
    }

    /** Whether it gets on with a QR code of that text. */
    public Predicate<String> scans() {
        return scans;
    }

    /** The same that gets on with other QR codes. */
    public ReceiverWorkings scanning(Predicate<String> other) {
        return changed(w -> w.scans = other);
    }

    /** Whether a payload is one that it opens. */
    public Predicate<ObjectNode> takes() {
        return takes;
    }

    /** What becomes of a request before it is sent. */
    public UnaryOperator<Outgoing> request() {
        return request;
    }

    /** How often a request is sent in all that got such an answer. */
    public Function<Incoming, Integer> repeats() {
        return repeats;
    }

    /** Whether it reads a manifest. */
    public Predicate<JsonNode> manifest() {
        return manifest;
    }

    /** The files of a manifest that it opens. */
    public UnaryOperator<List<JsonNode>> entries() {
        return entries;
    }

    /** Opens files. */
    public FileOpener opener() {
        return opener;
    }

    /** Whether it takes a direct file of that content type. */
    public Predicate<String> directTypes() {
        return directTypes;
    }

    /** Whether it asks for the manifest again where a location gives nothing. */
    public boolean refetches() {
        return refetches;
    }

    /** When it comes back. */
    public PollRule polls() {
        return polls;
    }

    /** What is kept of old resources and new ones. */
    public BinaryOperator<List<JsonNode>> update() {
        return update;
    }

    /** What becomes of what is to be shown. */
    public UnaryOperator<Shown> shown() {
        return shown;
    }

    /** How a resource is written. */
    public Function<JsonNode, Optional<String>> line() {
        return line;
    }

    /** Whether a file that cannot be opened hides the others. */
    public boolean wholeFiles() {
        return wholeFiles;
    }

    /** The same with another one of these. */
    public ReceiverWorkings reading(Function<String, Optional<ObjectNode>> other) {
        return changed(w -> w.read = other);
    }

    /** The same with another one of these. */
    public ReceiverWorkings taking(Predicate<ObjectNode> other) {
        return changed(w -> w.takes = other);
    }

    /** The same with another one of these. */
    public ReceiverWorkings asking(UnaryOperator<Outgoing> other) {
        return changed(w -> w.request = other);
    }

    /** The same with another one of these. */
    public ReceiverWorkings repeating(Function<Incoming, Integer> other) {
        return changed(w -> w.repeats = other);
    }

    /** The same with another one of these. */
    public ReceiverWorkings readingManifests(Predicate<JsonNode> other) {
        return changed(w -> w.manifest = other);
    }

    /** The same with another one of these. */
    public ReceiverWorkings choosing(UnaryOperator<List<JsonNode>> other) {
        return changed(w -> w.entries = other);
    }

    /** The same with another one of these. */
    public ReceiverWorkings opening(FileOpener other) {
        return changed(w -> w.opener = other);
    }

    /** The same with another one of these. */
    public ReceiverWorkings takingTypes(Predicate<String> other) {
        return changed(w -> w.directTypes = other);
    }

    /** The same with another one of these. */
    public ReceiverWorkings polling(PollRule other) {
        return changed(w -> w.polls = other);
    }

    /** The same with another one of these. */
    public ReceiverWorkings updating(BinaryOperator<List<JsonNode>> other) {
        return changed(w -> w.update = other);
    }

    /** The same with another one of these. */
    public ReceiverWorkings showing(UnaryOperator<Shown> other) {
        return changed(w -> w.shown = other);
    }

    /** The same with another one of these. */
    public ReceiverWorkings writing(Function<JsonNode, Optional<String>> other) {
        return changed(w -> w.line = other);
    }

    /** The same which gives up where a location gives nothing. */
    public ReceiverWorkings givingUp() {
        return changed(w -> w.refetches = false);
    }

    /** The same which shows nothing where one file cannot be opened. */
    public ReceiverWorkings hidingAll() {
        return changed(w -> w.wholeFiles = true);
    }
}
