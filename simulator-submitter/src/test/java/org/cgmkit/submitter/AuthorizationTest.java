package org.cgmkit.submitter;

import static java.util.Map.entry;
import static org.cgmkit.submitter.AppAuthorization.BACKEND_SERVICES;
import static org.cgmkit.submitter.AppAuthorization.STANDALONE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.submitter.AppAuthorization.Story;
import org.cgmkit.submitter.defect.Defect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The app gets its tokens from the EHR simulator, renews them, and stops when they are taken back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationTest {
    private record Departure(AppAuthorization permission, Predicate<Story> departs) {}

    private static final Map<String, Departure> DEPARTURES = Map.ofEntries(
            entry("no-pkce", launch(s -> !asked(s).containsKey("code_challenge"))),
            entry("plain-pkce", launch(s -> "plain".equals(asked(s).get("code_challenge_method")))),
            entry("fixed-state", launch(s -> "cgm".equals(asked(s).get("state")))),
            entry("no-audience", launch(s -> !asked(s).containsKey("aud"))),
            entry(
                    "assertion-for-another-audience",
                    service(s -> !claims(s).getFirst().getAudience().getFirst().contains("127.0.0.1"))),
            entry("assertion-without-jti", service(s -> claims(s).getFirst().getJWTID() == null)),
            entry(
                    "repeats-its-jti",
                    service(s -> claims(s).size() > 1
                            && claims(s).stream()
                                            .map(JWTClaimsSet::getJWTID)
                                            .distinct()
                                            .count()
                                    == 1)),
            entry(
                    "assertion-for-a-day",
                    service(s -> claims(s)
                            .getFirst()
                            .getExpirationTime()
                            .toInstant()
                            .isAfter(Instant.now().plus(Duration.ofHours(1))))),
            entry(
                    "asks-for-everything",
                    launch(s -> asked(s).getOrDefault("scope", "").contains("patient/*.cruds"))),
            entry(
                    "asks-for-more-than-it-uses",
                    launch(s -> asked(s).getOrDefault("scope", "").contains("MedicationRequest"))),
            entry(
                    "never-renews-its-token",
                    service(s -> tokens(s).size() == 1 && s.outcomes().get(1).accepted() == 0)),
            entry(
                    "goes-on-after-revocation",
                    launch(s -> !s.submittedAfterRevocation().isEmpty())),
            entry("drops-at-401", service(s -> s.outcomes().get(1).accepted() == 0)));

    private final Map<AppAuthorization, Story> sound = new ConcurrentHashMap<>();
    private EhrSimulator simulator;

    @BeforeAll
    void start() {
        simulator = AcceptingValidator.receiver();
    }

    @AfterAll
    void end() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(AppAuthorization.class)
    void submitsAndRenewsAnExpiredToken(AppAuthorization permission) {
        Story story = sound(permission);

        assertThat(story.outcomes().toString(), story.outcomes().get(0).delivered(), is(true));
        assertThat(story.outcomes().toString(), story.outcomes().get(1).delivered(), is(true));
        assertThat(story.outcomes().get(1).accepted(), greaterThan(20));
    }

    @Test
    void stopsWhenThePermissionIsTakenBack() {
        Story story = sound(STANDALONE);

        assertThat(story.submittedAfterRevocation(), is(empty()));
        assertThat(story.outcomes().get(2).stopped().orElse(""), containsString("was taken back"));
        assertThat(story.outcomes().get(3).stopped().orElse(""), containsString("was taken back"));
    }

    static List<Defect> defects() {
        return Defect.all().stream()
                .filter(d -> d.requirement().startsWith("submitter.auth."))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("defects")
    void departsOnTheWire(Defect defect) {
        Departure departure = Objects.requireNonNull(
                DEPARTURES.get(defect.id()), () -> "no departure is described for " + defect.id());

        assertThat("the sound app departs so", departure.departs().test(sound(departure.permission())), is(false));
        Story story = departure.permission().play(simulator, List.of(defect));
        assertThat(
                "the app with the defect departs so: " + story.outcomes(),
                departure.departs().test(story),
                is(true));
    }

    private synchronized Story sound(AppAuthorization permission) {
        return sound.computeIfAbsent(permission, p -> p.play(simulator, List.of()));
    }

    private static Departure launch(Predicate<Story> departs) {
        return new Departure(STANDALONE, departs);
    }

    private static Departure service(Predicate<Story> departs) {
        return new Departure(BACKEND_SERVICES, departs);
    }

    private static Map<String, String> asked(Story story) {
        return story.sent().seen().stream()
                .filter(s -> s.url().contains("/authorize?"))
                .map(s -> form(URI.create(s.url()).getRawQuery()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, String>> tokens(Story story) {
        return story.sent().seen().stream()
                .filter(s -> s.method().equals("POST") && s.url().endsWith("/token"))
                .map(s -> form(s.body()))
                .toList();
    }

    private static List<JWTClaimsSet> claims(Story story) {
        return tokens(story).stream()
                .map(t -> {
                    try {
                        return SignedJWT.parse(t.get("client_assertion")).getJWTClaimsSet();
                    } catch (ParseException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        Stream.of(text.split("&")).forEach(p -> {
            String[] pair = p.split("=", 2);
            form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        });
        return form;
    }
}
