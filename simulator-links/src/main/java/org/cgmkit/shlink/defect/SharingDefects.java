package org.cgmkit.shlink.defect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.shlink.content.DataKind;
import org.cgmkit.shlink.content.Share;
import org.cgmkit.shlink.wire.Reply;
import org.cgmkit.shlink.workings.FeedWorkings;
import org.cgmkit.shlink.workings.LifeRules;
import org.cgmkit.shlink.workings.ReplyKind;

/** What can be wrong with what is shared of what was chosen, and with links that live: new data, the chosen end, taking back. */
final class SharingDefects {
    private static final String CHOSEN_ONLY = "shlink-creator.content.chosen-only";
    private static final String CONSISTENT = "shlink-creator.content.consistent";
    private static final String UNIQUE = "shlink-creator.payload.key-unique";

    private SharingDefects() {}

    static List<Defect> all() {
        return List.of(
                new Defect(
                        "shared-key", UNIQUE, "Uses one key for all of its links.", w -> w.key(new OneText()::first)),
                new Defect(
                        "mostly-constant-url",
                        "shlink-creator.payload.url-entropy",
                        "Makes addresses of which only the last ten characters differ.",
                        w -> w.path(random -> "cGxlYXNlLWRvbnQtZ3Vlc3MtdGhpcy1hZGRyZXNz" + random.substring(0, 10))),
                new Defect(
                        "racing-count",
                        "shlink-creator.passcode.parallel",
                        "Counts wrong passcodes that come at the same time as one.",
                        w -> w.passcode(rules -> rules.racing(true))),
                new Defect(
                        "forgets-exp",
                        "shlink-creator.expiry.offered",
                        "Does not say when a link ends.",
                        w -> w.payload((payload, passcode) -> payload.without("exp"))),
                new Defect(
                        "serves-expired",
                        "shlink-creator.expiry.enforced",
                        "Serves a link past its end.",
                        w -> w.life(new LifeRules(false, true))),
                new Defect(
                        "serves-revoked",
                        "shlink-creator.revocation.effective",
                        "Serves a link that was taken back.",
                        w -> w.life(new LifeRules(true, false))),
                new Defect(
                        "empty-when-inactive",
                        "shlink-creator.inactive.not-found",
                        "Answers with a manifest without files where a link has ended.",
                        w -> w.replying((kind, request, reply, plain) ->
                                kind == ReplyKind.INACTIVE && request.method().equals("POST")
                                        ? Reply.of(200, "application/json", "{\"files\":[]}")
                                        : reply)),
                new Defect(
                        "unflagged-feed",
                        "shlink-creator.longterm.flag",
                        "Updates links without the flag for it.",
                        w -> w.payload((payload, passcode) ->
                                passcode.isEmpty() ? payload.without("flag") : payload.put("flag", "P"))),
                feeding(
                        "never-updates",
                        "shlink-creator.longterm.update-visible",
                        "Never puts new data behind a link.",
                        f -> new FeedWorkings(f.chosen(), false, f.embedsCurrent(), f.laterKey())),
                feeding(
                                "stale-embedded",
                                "shlink-creator.longterm.embedded-current",
                                "Embeds the file as it was when the link was first opened.",
                                f -> new FeedWorkings(f.chosen(), f.movesOn(), false, f.laterKey()))
                        .of("both"),
                feeding(
                        "new-key-on-update",
                        "shlink-creator.longterm.same-key",
                        "Encrypts new data with another key.",
                        f -> new FeedWorkings(f.chosen(), f.movesOn(), f.embedsCurrent(), key -> flipped(key))),
                ManifestDefects.changing(
                        "finalized-yet-changing",
                        "shlink-creator.manifest.status-honest",
                        "Says that files are final, and changes them.",
                        manifest -> manifest.put("status", "finalized")),
                ManifestDefects.changing(
                        "frozen-last-updated",
                        "shlink-creator.manifest.last-updated",
                        "Always gives the same time of the last update.",
                        manifest -> manifest.path("files")
                                .forEach(entry -> ((ObjectNode) entry).put("lastUpdated", "2026-01-01T00:00:00Z"))),
                sharing(
                        "shares-everything",
                        CHOSEN_ONLY,
                        "Shares all kinds of data, whatever was chosen.",
                        share -> share.of(EnumSet.allOf(DataKind.class))),
                sharing(
                        "forgets-devices",
                        "shlink-creator.content.chosen-all",
                        "Never shares devices.",
                        share -> share.of(Set.copyOf(share.kinds().stream()
                                .filter(kind -> kind != DataKind.DEVICES)
                                .toList()))),
                sharing(
                        "days-too-many",
                        "shlink-creator.content.period",
                        "Shares two days more than were chosen.",
                        share -> share.over(share.period().plus(Duration.ofDays(2)))),
                sharing(
                                "half-the-period",
                                "shlink-creator.content.covered",
                                "Shares half of the time that was chosen.",
                                share -> share.over(share.period().dividedBy(2)))
                        .of("locations-only"),
                changing(
                        "ranges-of-90",
                        "shlink-creator.content.ranges",
                        "Gives times in ranges that add up to 90 %.",
                        Loinc.TIMES_IN_RANGES,
                        observation -> {
                            for (JsonNode component : observation.path("component")) {
                                ObjectNode value = (ObjectNode) component.path("valueQuantity");
                                value.put(
                                        "value",
                                        value.path("value")
                                                .decimalValue()
                                                .multiply(new BigDecimal("0.9"))
                                                .setScale(2, RoundingMode.HALF_UP));
                            }
                        }),
                changing(
                        "mean-off",
                        CONSISTENT,
                        "Gives a mean that is 20 too high.",
                        Loinc.MEAN_GLUCOSE_MASS,
                        observation -> {
                            ObjectNode value = (ObjectNode) observation.path("valueQuantity");
                            value.put(
                                    "value", value.path("value").decimalValue().add(BigDecimal.valueOf(20)));
                        }),
                changing("gmi-as-a1c", CONSISTENT, "Gives the estimated A1C as GMI.", Loinc.GMI, observation -> {
                    ObjectNode value = (ObjectNode) observation.path("valueQuantity");
                    value.put("value", value.path("value").decimalValue().add(new BigDecimal("0.6")));
                }));
    }

    /** Keeps to the first text that it is given. */
    private static final class OneText {
        private String first = "";

        synchronized String first(String text) {
            first = first.isEmpty() ? text : first;
            return first;
        }
    }

    private static String flipped(String key) {
        return (key.charAt(0) == 'A' ? 'B' : 'A') + key.substring(1);
    }

    private static Defect sharing(String id, String requirement, String description, UnaryOperator<Share> change) {
        return new Defect(id, requirement, description, w -> w.sharing(change));
    }

    private static Defect feeding(
            String id, String requirement, String description, UnaryOperator<FeedWorkings> change) {
        return new Defect(id, requirement, description, w -> w.feeding(change.apply(w.feed())));
    }

    private static Defect changing(
            String id, String requirement, String description, Loinc code, Consumer<ObjectNode> change) {
        return new Defect(
                id,
                requirement,
                description,
                w -> w.content((resource, delivery) -> {
                    for (JsonNode entry : resource.path("entry")) {
                        JsonNode observation = entry.path("resource");
                        if (observation.at("/code/coding/0/code").asText().equals(code.code())) {
                            change.accept((ObjectNode) observation);
                        }
                    }
                    return resource;
                }));
    }
}
