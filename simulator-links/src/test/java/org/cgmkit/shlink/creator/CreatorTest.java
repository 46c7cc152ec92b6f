package org.cgmkit.shlink.creator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cgmkit.shlink.content.DataKind;
import org.cgmkit.shlink.content.Share;
import org.cgmkit.shlink.workings.Behaviour;
import org.junit.jupiter.api.Test;

/** What a receiver gets behind a link of the simulated creator. */
class CreatorTest {
    private static final Share TWO_HOURS = Share.everything().over(Duration.ofHours(2));

    private final MovableClock clock = new MovableClock();

    @Test
    void aLinkOfTheStandardCreatorLeadsToSummaryReadingsAndDevices() throws Exception {
        try (Creator creator = start("standard")) {
            PlainReader reader = new PlainReader(creator.share(TWO_HOURS));
            List<String> types = new ArrayList<>();
            JsonNode manifest = reader.manifest();
            for (JsonNode entry : manifest.path("files")) {
                reader.file(entry).findValues("resourceType").forEach(type -> types.add(type.asText()));
            }

            assertThat("flags", reader.payload().path("flag").asText(), is("L"));
            assertThat(
                    "length of the address",
                    reader.payload().path("url").asText().length(),
                    is(lessThanOrEqualTo(128)));
            assertThat("status", manifest.path("status").asText(), is("can-change"));
            assertThat("types", Set.copyOf(types), is(Set.of("Bundle", "Patient", "Observation", "Device")));
            assertThat(
                    "readings and summary",
                    types.stream().filter("Observation"::equals).count(),
                    is(greaterThan(25L)));
        }
    }

    @Test
    void twoWeeksAreServedAtALocationAndCompressedWhereAsked() throws Exception {
        try (Creator creator = start("deflate")) {
            PlainReader reader = new PlainReader(creator.share(Share.everything()));
            JsonNode data = reader.manifest().path("files").path(1);

            assertThat("where", data.has("location"), is(true));
            assertThat("readings", reader.file(data).path("entry").size(), is(greaterThan(3900)));
        }
    }

    @Test
    void onlyWhatWasChosenIsShared() throws Exception {
        try (Creator creator = start("standard")) {
            PlainReader reader =
                    new PlainReader(creator.share(new Share(Set.of(DataKind.DEVICES), Duration.ofHours(2), null)));
            JsonNode files = reader.manifest().path("files");

            assertThat("files", files.size(), is(1));
            assertThat(
                    "types", reader.file(files.path(0)).findValuesAsText("resourceType"), not(hasItem("Observation")));
        }
    }

    @Test
    void aLongTermLinkMovesOnWithTheTimeUnderTheSameKey() throws Exception {
        try (Creator creator = start("direct")) {
            PlainReader reader = new PlainReader(creator.share(TWO_HOURS));
            String url = reader.payload().path("url").asText() + "?recipient=a+test";
            JsonNode before = reader.opened(reader.get(url).body());
            clock.move(Duration.ofMinutes(30));
            JsonNode after = reader.opened(reader.get(url).body());

            assertThat("flags", reader.payload().path("flag").asText(), is("LU"));
            assertThat("latest before", latest(before), startsWith("2026-05-01T11:4"));
            assertThat("latest after", latest(after), startsWith("2026-05-01T12:1"));
        }
    }

    @Test
    void anExpiredLinkAndARevokedOneAreNotServed() throws Exception {
        try (Creator creator = start("standard")) {
            PlainReader expiring = new PlainReader(creator.share(TWO_HOURS.expiringAfter(Duration.ofMinutes(1))));
            MadeLink link = creator.share(TWO_HOURS);
            PlainReader revoked = new PlainReader(link);
            String location = expiring.manifest().at("/files/1/location").asText();
            clock.move(Duration.ofMinutes(2));
            creator.revoke(link.text());

            assertThat(
                    "expiry",
                    expiring.payload().path("exp").asLong(),
                    is(clock.instant().getEpochSecond() - 60));
            assertThat("expired", expiring.post("{\"recipient\":\"a test\"}").statusCode(), is(404));
            assertThat("its location", expiring.get(location).statusCode(), is(404));
            assertThat("revoked", revoked.post("{\"recipient\":\"a test\"}").statusCode(), is(404));
        }
    }

    @Test
    void aLocationIsOpenForAnHourAndOnceWhereThatIsTheBehaviour() throws Exception {
        try (Creator creator = start("one-time-locations")) {
            PlainReader reader = new PlainReader(creator.share(TWO_HOURS));
            JsonNode files = reader.manifest().path("files");
            String first = files.at("/0/location").asText();

            assertThat("first access", reader.get(first).statusCode(), is(200));
            assertThat("second access", reader.get(first).statusCode(), is(404));
            clock.move(Duration.ofHours(1));
            assertThat(
                    "after an hour",
                    reader.get(files.at("/1/location").asText()).statusCode(),
                    is(404));
        }
    }

    @Test
    void tenWrongPasscodesEndALink() throws Exception {
        try (Creator creator = start("passcode")) {
            MadeLink link = creator.share(TWO_HOURS);
            PlainReader reader = new PlainReader(link);
            String right = "{\"recipient\":\"a test\",\"passcode\":\""
                    + link.passcode().orElseThrow() + "\"}";

            assertThat("without", reader.post("{\"recipient\":\"a test\"}").statusCode(), is(401));
            assertThat("right", reader.post(right).statusCode(), is(200));
            for (int left = 9; left >= 0; left--) {
                assertThat(
                        "wrong",
                        reader.post("{\"recipient\":\"a test\",\"passcode\":\"no\"}")
                                .body(),
                        containsString("{\"remainingAttempts\":" + left + "}"));
            }
            assertThat("right, too late", reader.post(right).statusCode(), is(404));
        }
    }

    private Creator start(String behaviour) {
        return Creator.start(CreatorOptions.of(Behaviour.named(behaviour)).with(clock));
    }

    private static String latest(JsonNode bundle) {
        return bundle.findValuesAsText("effectiveDateTime").stream()
                .max(String::compareTo)
                .orElse("none");
    }
}
