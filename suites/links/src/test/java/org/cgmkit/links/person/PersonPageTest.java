package org.cgmkit.links.person;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.links.LinkReceiverSuite;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.config.ReceiverTarget;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.shlink.receiver.Receiver;
import org.cgmkit.shlink.receiver.ReceiverBehaviour;
import org.cgmkit.shlink.receiver.ReceiverWorkings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver without hooks is tested by a person: what it asks for is tested, and what it shows is attested. */
class PersonPageTest {
    private static final String BARE = "shlink-receiver.link.bare";
    private static final String CODE = "shlink-receiver.link.qr";
    private static final String LABEL = "shlink-receiver.payload.label-shown";
    private static final String READINGS = "shlink-receiver.content.readings-shown";
    private static final String TIMES = "shlink-receiver.content.times";
    private static final String UNITS = "shlink-receiver.content.units";
    private static final String ABSENT = "shlink-receiver.content.absent";

    @TempDir
    private Path folder;

    @Test
    void whatAPersonSeesIsAttested() {
        Map<String, Outcome> outcomes = outcomes(PersonPageTest::isThere);

        assertThat(
                outcomes,
                is(Map.of(
                        BARE,
                        Outcome.PASS,
                        CODE,
                        Outcome.PASS,
                        LABEL,
                        Outcome.ATTESTED,
                        READINGS,
                        Outcome.ATTESTED,
                        TIMES,
                        Outcome.ATTESTED,
                        UNITS,
                        Outcome.ATTESTED,
                        ABSENT,
                        Outcome.ATTESTED)));
    }

    @Test
    void whatAPersonSeesWronglyIsFound() {
        Map<String, Outcome> outcomes = outcomes(caption -> !caption.contains("at another time")
                ? (isThere(caption) && !caption.matches("a reading of 187 at .*|.*mmol/L.*"))
                        || caption.contains("with the unit mg/dL")
                        || caption.startsWith("a reading of 0 at")
                : true);

        assertThat(outcomes.get(TIMES), is(oneOf(Outcome.FAIL, Outcome.WARN)));
        assertThat(outcomes.get(UNITS), is(oneOf(Outcome.FAIL, Outcome.WARN)));
        assertThat(outcomes.get(ABSENT), is(oneOf(Outcome.FAIL, Outcome.WARN)));
    }

    @Test
    void whoTicksEverythingHasSeenNothing() {
        Map<String, Outcome> outcomes = outcomes(caption -> true);

        assertThat(outcomes.get(LABEL), is(Outcome.WARN));
        assertThat(outcomes.get(READINGS), is(Outcome.INCONCLUSIVE));
    }

    @Test
    void whoeverDoesNotAnswerIsAskedOnce() {
        try (PersonPage page = PersonPage.start(Duration.ofMillis(50))) {
            List<CheckResult> checks = run(page, List.of(BARE, LABEL));

            assertThat(
                    checks.stream().map(CheckResult::outcome).distinct().toList(), is(List.of(Outcome.INCONCLUSIVE)));
            assertThat(checks.getFirst().message(), containsString("nobody did"));
        }
    }

    @Test
    void thePageIsAtAnAddressThatNobodyGuesses() throws Exception {
        try (PersonPage page = PersonPage.start(Duration.ofSeconds(1));
                HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> root = http.send(
                    HttpRequest.newBuilder(URI.create(page.address()).resolve("/"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(root.statusCode(), is(404));
        }
    }

    private static boolean isThere(String caption) {
        return caption.startsWith("the label")
                || caption.matches("a reading of (187 at (?!another).*|291 mg/dL)")
                || caption.equals("13.7 with the unit mmol/L");
    }

    /** The person acts as long as it is open. */
    @SuppressWarnings("try")
    private Map<String, Outcome> outcomes(Predicate<String> sees) {
        try (PersonPage page = PersonPage.start(Duration.ofMinutes(1));
                Receiver receiver =
                        new Receiver(ReceiverBehaviour.STANDARD, ReceiverWorkings.sound(), Duration.ofSeconds(1));
                PersonAtPage person = new PersonAtPage(page.address(), receiver, sees)) {
            return run(page, List.of(BARE, CODE, LABEL, READINGS, TIMES, UNITS, ABSENT)).stream()
                    .collect(Collectors.toMap(CheckResult::requirement, CheckResult::outcome));
        }
    }

    private List<CheckResult> run(PersonPage page, List<String> requirements) {
        return LinkReceiverSuite.all("test")
                .only(RequirementSelection.only(requirements, LinkCatalogue.get(), LinkReceiverSuite.role()))
                .run(ReceiverTarget.byHand().with(page.triggers()), folder, new SilentListener(), new Redaction())
                .checks();
    }
}
