package org.cgmkit.bulk.client;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cgmkit.bulk.config.BulkTarget;
import org.cgmkit.kit.check.OutcomeException;
import org.cgmkit.kit.wire.HttpClients;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/** The kit as a bulk client during one run: its token, and the exports that several checks look at. Not thread-safe. */
public final class SourceSession implements AutoCloseable {
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final BulkTarget target;
    private final Function<HttpExchange, Evidence> keeper;
    private final HttpClients clients;
    private final @Nullable KeyServer keys;
    private final Map<Ask, Export> exports = new HashMap<>();
    private final Map<Ask, OutcomeException> failed = new HashMap<>();
    private String token = "";
    private Instant renewed = Instant.MIN;

    /**
     * A session with a source.
     *
     * @param keeper keeps an exchange that several checks look at
     */
    public SourceSession(BulkTarget target, Function<HttpExchange, Evidence> keeper) {
        this.target = target;
        this.keeper = keeper;
        this.clients = new HttpClients(target.server());
        this.keys = target.keysAt() == null
                ? null
                : KeyServer.at(target.keysAt(), List.of(target.client().key()));
    }

    /** The source. */
    public BulkTarget target() {
        return target;
    }

    /** What serves the kit's keys, or empty where they are registered themselves. */
    public Optional<KeyServer> keys() {
        return Optional.ofNullable(keys);
    }

    /** Questions for tokens, for a check that keeps its exchanges itself. */
    public TokenCalls tokens(Consumer<HttpExchange> log) {
        return new TokenCalls(target, clients, log);
    }

    /** Jobs, likewise. */
    public JobCalls jobs(Consumer<HttpExchange> log) {
        return new JobCalls(target, clients, log, this::token);
    }

    /** Jobs with another token; an empty one is not sent. */
    public JobCalls jobs(Consumer<HttpExchange> log, String other) {
        return new JobCalls(target, clients, log, () -> other);
    }

    /** Files, likewise. */
    public FileCalls files(Consumer<HttpExchange> log) {
        return new FileCalls(target, clients, log, this::token);
    }

    /** Files with another token. */
    public FileCalls files(Consumer<HttpExchange> log, String other) {
        return new FileCalls(target, clients, log, () -> other);
    }

    /** A token that opens everything, renewed before its time is over. */
    public String token() {
        if (renewed.plus(FRESH).isBefore(Instant.now())) {
            token = tokens(this::keep).token(target.client(), target.client().scopes());
            renewed = Instant.now();
        }
        return token;
    }

    private void keep(HttpExchange exchange) {
        Evidence unused = keeper.apply(exchange);
    }

    /** The export that most checks look at: everything at the target's level. */
    public Export usual() {
        return export(Ask.of(target.level()).with("_outputFormat", "application/fhir+ndjson"));
    }

    /** An export that is made once for all checks; where it cannot be had, each ends inconclusive. */
    public Export export(Ask ask) {
        OutcomeException before = failed.get(ask);
        if (before != null) {
            throw before;
        }
        Export known = exports.get(ask);
        if (known == null) {
            List<Evidence> evidence = new ArrayList<>();
            try {
                known = export(ask, exchange -> evidence.add(keeper.apply(exchange)), evidence);
            } catch (OutcomeException e) {
                failed.put(ask, e);
                throw e;
            }
            exports.put(ask, known);
        }
        return known;
    }

    /** An export for one check alone. */
    public Export fresh(Ask ask, Consumer<HttpExchange> log) {
        return export(ask, log, List.of());
    }

    /** The same, of which only the files are fetched that the manifest says to be of a type. */
    public Export fresh(Ask ask, String type, Consumer<HttpExchange> log) {
        return fetched(
                jobs(log).follow(ask),
                log,
                List.of(),
                Instant.MAX,
                item -> item.type().equals(type));
    }

    private Export export(Ask ask, Consumer<HttpExchange> log, List<Evidence> evidence) {
        return fetched(jobs(log).follow(ask), log, evidence, Instant.MAX);
    }

    /**
     * Fetches what a job has made; where it came to no manifest, the check ends inconclusive.
     *
     * @param noted the moment from which on it is kept when each resource was updated
     */
    public Export fetched(Job job, Consumer<HttpExchange> log, List<Evidence> evidence, Instant noted) {
        return fetched(job, log, evidence, noted, item -> true);
    }

    private Export fetched(
            Job job, Consumer<HttpExchange> log, List<Evidence> evidence, Instant noted, Predicate<Item> wanted) {
        if (job.last().running()) {
            throw inconclusive("The export was still running after "
                    + target.patience().toSeconds() + " s, which bulk-source.status.ends tells of.");
        }
        if (!job.done()) {
            throw inconclusive("The export came to no manifest (" + job.last().answer() + ").");
        }
        JsonNode manifest = job.manifest().json();
        Contents contents = new Contents(noted);
        FileCalls files = files(log);
        boolean withToken = manifest.path("requiresAccessToken").asBoolean(true);
        List<FileSurvey> surveys = new ArrayList<>();
        for (Item item : Item.in(manifest, "output", job.status()).stream()
                .filter(wanted)
                .toList()) {
            FileSurvey seen = files.fetch(item, withToken, "identity", contents::add);
            // Where the flag lies, its own row tells it; all others look at the file.
            surveys.add(seen.status() == 401 ? files.fetch(item, !withToken, "identity", contents::add) : seen);
        }
        return new Export(
                job,
                surveys,
                contents,
                small(files, manifest, target.version().messages(), job),
                small(files, manifest, "deleted", job),
                evidence);
    }

    private static List<JsonNode> small(FileCalls files, JsonNode manifest, String member, Job job) {
        List<JsonNode> all = new ArrayList<>();
        boolean withToken = manifest.path("requiresAccessToken").asBoolean(true);
        Item.in(manifest, member, job.status()).forEach(item -> files.fetch(item, withToken, "identity", all::add));
        return all;
    }

    @Override
    public void close() {
        clients.close();
        if (keys != null) {
            keys.close();
        }
    }
}
