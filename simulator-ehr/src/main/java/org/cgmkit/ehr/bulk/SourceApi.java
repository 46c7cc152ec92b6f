package org.cgmkit.ehr.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgmkit.ehr.bulk.content.ExportLine;
import org.cgmkit.ehr.bulk.content.Level;
import org.cgmkit.ehr.bulk.job.ExportFile;
import org.cgmkit.ehr.bulk.job.ExportJob;
import org.cgmkit.ehr.bulk.job.Exports;
import org.cgmkit.ehr.bulk.job.Manifest;
import org.cgmkit.ehr.bulk.wire.BulkAnswer;
import org.cgmkit.ehr.bulk.wire.BulkRequest;
import org.cgmkit.ehr.bulk.wire.Place;
import org.cgmkit.ehr.bulk.workings.BulkBehaviour;
import org.cgmkit.ehr.bulk.workings.Habit;
import org.cgmkit.ehr.bulk.workings.SourceRules;
import org.cgmkit.ehr.submission.Json;
import org.cgmkit.ehr.submission.OutcomeIssue;

/** Answers the requests to a bulk source. */
final class SourceApi {
    private static final String STATUS = "/bulk/status/";
    private static final String FILES = "/bulk/files/";
    private static final String STORAGE = "/storage/";
    private static final String NDJSON = "application/fhir+ndjson";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final BulkBehaviour behaviour;
    private final SourceRules rules;
    private final SourceClients clients;
    private final Exports exports;
    private final ResourceApi resources;
    private final Clock clock;

    SourceApi(
            BulkBehaviour behaviour,
            SourceRules rules,
            SourceClients clients,
            Exports exports,
            ResourceApi resources,
            Clock clock) {
        this.behaviour = behaviour;
        this.rules = rules;
        this.clients = clients;
        this.exports = exports;
        this.resources = resources;
        this.clock = clock;
    }

    /** The answer to a request at a FHIR base or below the addresses of jobs and files. */
    BulkAnswer answer(BulkRequest request, String origin) {
        String path = request.path();
        if (path.equals("/fhir/metadata")) {
            return rules.answered(Place.METADATA, request, resources.metadata());
        }
        if (path.equals("/fhir/.well-known/smart-configuration")) {
            return BulkAnswer.of(200, "application/json", configuration(origin));
        }
        if (path.endsWith("/$export") && path.startsWith("/fhir/")) {
            return rules.answered(Place.KICK_OFF, request, kickOff(request, origin));
        }
        if (path.startsWith(STATUS)) {
            boolean delete = request.method().equals("DELETE");
            BulkAnswer right = status(request, path.substring(STATUS.length()), origin);
            return rules.answered(delete ? Place.DELETE : Place.STATUS, request, right);
        }
        if (path.startsWith(FILES) || path.startsWith(STORAGE)) {
            return rules.answered(Place.FILE, request, file(request, origin));
        }
        String[] parts = path.split("/", -1);
        if (parts.length < 3 || !parts[1].equals("fhir")) {
            return BulkAnswer.refusal(404, "not-found", "There is nothing at " + path + ".");
        }
        if (clients.client(request).isEmpty()) {
            return unauthorized();
        }
        return rules.answered(
                Place.RESOURCE, request, resources.answer(request, parts[2], parts.length > 3 ? parts[3] : ""));
    }

    private static ObjectNode configuration(String origin) {
        ObjectNode node = Json.object().put("token_endpoint", origin + "/auth/token");
        node.putArray("grant_types_supported").add("client_credentials");
        node.putArray("token_endpoint_auth_methods_supported").add("private_key_jwt");
        node.putArray("token_endpoint_auth_signing_alg_values_supported")
                .add("RS384")
                .add("ES384");
        node.putArray("scopes_supported").add("system/*.rs");
        node.putArray("capabilities").add("client-confidential-asymmetric").add("permission-v2");
        return node;
    }

    private static BulkAnswer unauthorized() {
        return BulkAnswer.refusal(401, "login", "Expected a token that counts.").with("WWW-Authenticate", "Bearer");
    }

    private BulkAnswer kickOff(BulkRequest request, String origin) {
        Optional<String> client = clients.client(request);
        if (client.isEmpty()) {
            return unauthorized();
        }
        Optional<Level> level = level(request.path());
        if (level.isEmpty() || !resources.levels().contains(level.get())) {
            return BulkAnswer.refusal(404, "not-found", "There is no such export here.");
        }
        if (!request.method().equals("GET")) {
            return BulkAnswer.refusal(405, "not-supported", "Expected GET.");
        }
        if (level.get() == Level.GROUP && !rules.knowsGroup(request.path().split("/", -1)[3])) {
            return BulkAnswer.refusal(404, "not-found", "There is no such group here.");
        }
        KickOff.Reading read = new KickOff(behaviour, rules, clients).read(request, level.get(), client.get());
        if (read.refusal() != null) {
            return read.refusal();
        }
        if (exports.isBusy(client.get())) {
            return BulkAnswer.refusal(429, "throttled", "Another export of yours goes on.")
                    .with("Retry-After", "1");
        }
        ExportJob job = exports.begin(Objects.requireNonNull(read.order()));
        return BulkAnswer.empty(202).with("Content-Location", origin + STATUS + job.id());
    }

    private static Optional<Level> level(String path) {
        if (path.equals(Level.SYSTEM.path())) {
            return Optional.of(Level.SYSTEM);
        }
        if (path.equals(Level.PATIENT.path())) {
            return Optional.of(Level.PATIENT);
        }
        return path.matches("/fhir/Group/[^/]+/\\$export") ? Optional.of(Level.GROUP) : Optional.empty();
    }

    private BulkAnswer status(BulkRequest request, String id, String origin) {
        Optional<String> client = clients.client(request);
        if (client.isEmpty() && !rules.opensWithoutToken(Place.STATUS)) {
            return unauthorized();
        }
        Optional<ExportJob> found = exports.find(id)
                .filter(each -> client.isEmpty() || rules.sees(each.order().client(), client.get()));
        if (found.isEmpty()) {
            return BulkAnswer.refusal(404, "not-found", "There is no such export, or it was deleted.");
        }
        ExportJob job = found.get();
        if (request.method().equals("DELETE")) {
            exports.cancel(job);
            return BulkAnswer.empty(202);
        }
        boolean separate = behaviour.has(Habit.SEPARATE_STATUS) && request.prefers("separate-export-status");
        BulkAnswer answer = exports.isDone(job) ? done(job, origin) : running(job);
        if (!separate) {
            return answer;
        }
        boolean running = answer.status() == 202;
        return answer.status(200)
                .with("Preference-Applied", "separate-export-status")
                .with("X-Export-Status", running ? "202 Accepted" : "200 OK");
    }

    private BulkAnswer running(ExportJob job) {
        Instant now = clock.instant();
        long left = Math.max(1, (Duration.between(now, job.ready()).toMillis() + 999) / 1000);
        return BulkAnswer.empty(202)
                .with("X-Progress", "at work")
                .with(
                        "Retry-After",
                        behaviour.has(Habit.HTTP_DATES)
                                ? HTTP_DATE.format(now.plusSeconds(left))
                                : String.valueOf(left));
    }

    private BulkAnswer done(ExportJob job, String origin) {
        ObjectNode manifest = Manifest.of(
                job,
                origin + FILES + job.id() + "/",
                behaviour.has(Habit.CAPABILITY_URLS),
                !behaviour.has(Habit.NO_COUNT));
        return BulkAnswer.of(200, "application/json", manifest)
                .with("Expires", HTTP_DATE.format(job.ready().plus(ExportJob.KEPT)));
    }

    private BulkAnswer file(BulkRequest request, String origin) {
        boolean storage = request.path().startsWith(STORAGE);
        boolean open = storage || behaviour.has(Habit.CAPABILITY_URLS) || rules.opensWithoutToken(Place.FILE);
        Optional<String> client = clients.client(request);
        if (!open && client.isEmpty()) {
            return unauthorized();
        }
        String[] parts =
                request.path().substring((storage ? STORAGE : FILES).length()).split("/", -1);
        Optional<ExportJob> found = parts.length == 2
                ? exports.find(parts[0])
                        .filter(each -> open || rules.sees(each.order().client(), client.orElse("")))
                : Optional.empty();
        if (found.isEmpty()) {
            return BulkAnswer.refusal(404, "not-found", "There is no such file, or its time is over.");
        }
        if (behaviour.has(Habit.REDIRECTS) && !storage) {
            return BulkAnswer.empty(302)
                    .with("Location", origin + STORAGE + request.path().substring(FILES.length()));
        }
        return file(found.get(), parts[1]);
    }

    private BulkAnswer file(ExportJob job, String name) {
        if (!rules.keeps(job.fetched().merge(name, 1, Integer::sum))) {
            return BulkAnswer.refusal(404, "not-found", "The time of the file is over.");
        }
        if (name.equals(Manifest.DELETED) && !job.deleted().isEmpty()) {
            return BulkAnswer.text(200, NDJSON, Stream.of(Json.write(Manifest.deleted(job)) + "\n"));
        }
        if (name.equals(Manifest.MESSAGES) && !job.order().untold().isEmpty()) {
            ObjectNode told = OutcomeIssue.outcome(List.of(new OutcomeIssue(
                    "warning",
                    "not-supported",
                    "Left out: " + String.join(", ", job.order().untold()) + ".",
                    null)));
            return BulkAnswer.text(200, NDJSON, Stream.of(Json.write(told) + "\n"));
        }
        Optional<ExportFile> file =
                job.files().stream().filter(each -> each.name().equals(name)).findFirst();
        return file.map(each -> BulkAnswer.text(
                        200,
                        NDJSON,
                        exports.lines(job, each).map(ExportLine::text).map(text -> text.get() + "\n")))
                .orElseGet(() -> BulkAnswer.refusal(404, "not-found", "There is no such file."));
    }
}
