package org.cgmkit.shlink.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The seams at which a receiver can depart from the text; in a sound one each does what the text asks.
 *
 * @param read gives the payload of a link, or nothing where it is none
 * @param takes whether a payload is one that it opens
 * @param request what becomes of a request before it is sent
 * @param repeats how often a request is sent in all that got such an answer
 * @param manifest whether it reads a manifest
 * @param entries the files of a manifest that it opens
 * @param opener opens files
 * @param directTypes whether it takes a direct file of that content type
 * @param refetches whether it asks for the manifest again where a location gives nothing
 * @param polls when it comes back
 * @param update what is kept of old resources and new ones
 * @param shown what becomes of what is to be shown
 * @param line how a resource is written
 * @param wholeFiles whether a file that cannot be opened hides the others
 */
public record ReceiverWorkings(
        Function<String, Optional<ObjectNode>> read,
        Predicate<ObjectNode> takes,
        UnaryOperator<Outgoing> request,
        Function<Incoming, Integer> repeats,
        Predicate<JsonNode> manifest,
        UnaryOperator<List<JsonNode>> entries,
        FileOpener opener,
        Predicate<String> directTypes,
        boolean refetches,
        PollRule polls,
        BinaryOperator<List<JsonNode>> update,
        UnaryOperator<Shown> shown,
        Function<JsonNode, Optional<String>> line,
        boolean wholeFiles) {

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
        return new ReceiverWorkings(
                Links::payload,
                payload -> payload.path("v").asInt(1) == 1,
                UnaryOperator.identity(),
                answer -> 1,
                manifest -> true,
                Links::fhirEntries,
                Files::open,
                type -> true,
                true,
                ReceiverWorkings::soundly,
                (old, others) -> others,
                UnaryOperator.identity(),
                Lines::of,
                false);
    }

    /** As an answer asks, or after the usual time; never again to what is gone. */
    static Optional<Duration> soundly(Incoming answer, Duration usual) {
        if (answer.status() == 404 || answer.status() == 401) {
            return Optional.empty();
        }
        return Optional.of(Links.wait(answer).orElse(usual));
    }

    /** The same with another one of these. */
    public ReceiverWorkings reading(Function<String, Optional<ObjectNode>> other) {
        return new ReceiverWorkings(
                other,
                takes,
                request,
                repeats,
                manifest,
                entries,
                opener,
                directTypes,
                refetches,
                polls,
                update,
                shown,
                line,
                wholeFiles);
    }

    /** The same with another one of these. */
    public ReceiverWorkings taking(Predicate<ObjectNode> other) {
        return new ReceiverWorkings(
                read,
                other,
                request,
                repeats,
                manifest,
                entries,
                opener,
                directTypes,
                refetches,
                polls,
                update,
                shown,
                line,
                wholeFiles);
    }

    /** The same with another one of these. */
    public ReceiverWorkings asking(UnaryOperator<Outgoing> other) {
        return new ReceiverWorkings(
                read,
                takes,
                other,
                repeats,
                manifest,
                entries,
                opener,
                directTypes,
                refetches,
                polls,
                update,
                shown,
                line,
                wholeFiles);
    }

    /** The same with another one of these. */
    public ReceiverWorkings repeating(Function<Incoming, Integer> other) {
        return new ReceiverWorkings(
                read,
                takes,
                request,
                other,
                manifest,
                entries,
                opener,
                directTypes,
                refetches,
                polls,
                update,
                shown,
                line,
                wholeFiles);
    }

    /** The same with another one of these. */
    public ReceiverWorkings readingManifests(Predicate<JsonNode> other) {
        return new ReceiverWorkings(
                read,
                takes,
                request,
                repeats,
                other,
                entries,
                opener,
                directTypes,
                refetches,
                polls,
                update,
                shown,
                line,
                wholeFiles);
    }

    /** The same with another one of these. */
    public ReceiverWorkings choosing(UnaryOperator<List<JsonNode>> other) {
        return new ReceiverWorkings(
                read,
                takes,
                request,
                repeats,
                manifest,
                other,
                opener,
                directTypes,
                refetches,
                polls,
                update,
                shown,
                line,
                wholeFiles);
    }

    /** The same with another one of these. */
    public ReceiverWorkings opening(FileOpener other) {
        return new ReceiverWorkings(
                read,
                takes,
                request,
                repeats,
                manifest,
                entries,
                other,
                directTypes,
                refetches,
                polls,
                update,
                shown,
                line,
                wholeFiles);
    }

    /** The same with another one of these. */
    public ReceiverWorkings takingTypes(Predicate<String> other) {
        return new ReceiverWorkings(
                read,
                takes,
                request,
                repeats,
                manifest,
                entries,
                opener,
                other,
                refetches,
                polls,
                update,
                shown,
                line,
                wholeFiles);
    }

    /** The same which gives up where a location gives nothing. */
    public ReceiverWorkings givingUp() {
        return new ReceiverWorkings(
                read,
                takes,
                request,
                repeats,
                manifest,
                entries,
                opener,
                directTypes,
                false,
                polls,
                update,
                shown,
                line,
                wholeFiles);
    }

    /** The same with another one of these. */
    public ReceiverWorkings polling(PollRule other) {
        return new ReceiverWorkings(
                read,
                takes,
                request,
                repeats,
                manifest,
                entries,
                opener,
                directTypes,
                refetches,
                other,
                update,
                shown,
                line,
                wholeFiles);
    }

    /** The same with another one of these. */
    public ReceiverWorkings updating(BinaryOperator<List<JsonNode>> other) {
        return new ReceiverWorkings(
                read,
                takes,
                request,
                repeats,
                manifest,
                entries,
                opener,
                directTypes,
                refetches,
                polls,
                other,
                shown,
                line,
                wholeFiles);
    }

    /** The same with another one of these. */
    public ReceiverWorkings showing(UnaryOperator<Shown> other) {
        return new ReceiverWorkings(
                read,
                takes,
                request,
                repeats,
                manifest,
                entries,
                opener,
                directTypes,
                refetches,
                polls,
                update,
                other,
                line,
                wholeFiles);
    }

    /** The same with another one of these. */
    public ReceiverWorkings writing(Function<JsonNode, Optional<String>> other) {
        return new ReceiverWorkings(
                read,
                takes,
                request,
                repeats,
                manifest,
                entries,
                opener,
                directTypes,
                refetches,
                polls,
                update,
                shown,
                other,
                wholeFiles);
    }

    /** The same which shows nothing where one file cannot be opened. */
    public ReceiverWorkings hidingAll() {
        return new ReceiverWorkings(
                read,
                takes,
                request,
                repeats,
                manifest,
                entries,
                opener,
                directTypes,
                refetches,
                polls,
                update,
                shown,
                line,
                true);
    }
}
