package org.cgmkit.submitter.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.fixtures.Json;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.submitter.setup.OrderKind;

/**
 * Reads orders: only those with status active count, and of their content what the guide's extensions say.
 *
 * @param guide the version of the guide by which they are read
 * @param patient the patient's logical id
 * @param reach how far back the app goes where an order does not say it
 * @param zone where the days of a one-time order begin
 */
public record OrderReader(GuideVersion guide, String patient, Duration reach, ZoneId zone) {
    /** What those ServiceRequests order, all of one kind. */
    public Orders read(OrderKind kind, List<JsonNode> requests) {
        List<Schedule> schedules = new ArrayList<>();
        List<OneTimeRequest> oneTime = new ArrayList<>();
        List<String> puzzles = new ArrayList<>();
        for (JsonNode request : requests) {
            if (request.path("status").asText().equals("active")) {
                switch (kind) {
                    case STANDING -> schedules(request, schedules, puzzles);
                    case ONE_TIME -> oneTime(request, oneTime, puzzles);
                }
            }
        }
        return new Orders(schedules, oneTime, puzzles);
    }

    private void schedules(JsonNode order, List<Schedule> schedules, List<String> puzzles) {
        for (JsonNode extension : extensions(order, Profile.SCHEDULE.url(guide))) {
            Optional<Duration> every =
                    first(extension, "submissionPeriod", "valueQuantity").flatMap(UnitsOfTime::of);
            if (every.isEmpty()) {
                puzzles.add(name(order) + " has a schedule whose submissionPeriod is no span of time; it is left out.");
                continue;
            }
            Duration lookback = first(extension, "lookbackPeriod", "valueQuantity")
                    .flatMap(UnitsOfTime::of)
                    .orElse(reach);
            schedules.add(new Schedule(key(order, extension), every.get(), lookback, profiles(extension)));
        }
    }

    private void oneTime(JsonNode order, List<OneTimeRequest> oneTime, List<String> puzzles) {
        for (JsonNode extension : extensions(order, Profile.ONE_TIME_SPEC.url(guide))) {
            JsonNode period = first(extension, "timePeriod", "valuePeriod").orElse(Json.object());
            try {
                Instant end = period.has("end")
                        ? FhirTime.of(period.path("end").asText(), zone).end()
                        : Instant.now();
                Instant start = period.has("start")
                        ? FhirTime.of(period.path("start").asText(), zone).start()
                        : end.minus(reach);
                oneTime.add(new OneTimeRequest(key(order, extension), new TimeWindow(start, end), profiles(extension)));
            } catch (DateTimeException e) {
                puzzles.add(name(order) + " asks about a period that is none (" + period + "); it is left out.");
            }
        }
    }

    /** Another content is another order, whatever its id: what was sent for the one says nothing of the other. */
    private String key(JsonNode order, JsonNode extension) {
        return patient + "/" + order.path("id").asText() + "/"
                + Integer.toHexString(Json.text(extension).hashCode());
    }

    private static String name(JsonNode order) {
        return "The order " + order.path("id").asText("without id");
    }

    private Set<Profile> profiles(JsonNode extension) {
        Set<Profile> profiles = EnumSet.noneOf(Profile.class);
        for (JsonNode part : extensions(extension, "submissionDataProfile")) {
            Profile.byUrl(guide, part.path("valueCanonical").asText()).ifPresent(profiles::add);
        }
        return profiles;
    }

    private static Optional<JsonNode> first(JsonNode extension, String url, String value) {
        return extensions(extension, url).stream().map(e -> e.path(value)).findFirst();
    }

    private static List<JsonNode> extensions(JsonNode parent, String url) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode extension : parent.path("extension")) {
            if (extension.path("url").asText().equals(url)) {
                all.add(extension);
            }
        }
        return all;
    }
}
