package org.cgmkit.links.creator;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.file.CompactJwe;
import org.cgmkit.links.link.StrictJson;
import org.cgmkit.links.visit.Seen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class SecurityChecks {
    private static final Pattern KEPT = Pattern.compile("\\bpublic\\b|\\b(s-maxage|max-age)\\s*=\\s*\"?[1-9]");

    @Expected("shlink-creator.security.key-kept")
    @DisplayName("The key is in no address that a server sees")
    void keepsTheKeyOutOfAddresses(GivenLink link) {
        String key = link.payload().keyText();
        if (key.isBlank()) {
            throw inconclusive("The link has no key; see shlink-creator.payload.key.");
        }
        List<String> told = new ArrayList<>();
        if (link.payload().url().contains(key)) {
            told.add("'url'");
        }
        if (link.text().prefix().contains(key)) {
            told.add("the address of the viewer");
        }
        link.opened().entries().stream()
                .filter(entry -> entry.path("location").asText().contains(key))
                .forEach(entry -> told.add("'location'"));

        assertNone(
                "Addresses with the key",
                told,
                "Addresses are kept in the logs of servers: with the key they are the data.");
    }

    @Base("shlink-creator.security.no-caching")
    @DisplayName("What is served is not offered to caches")
    void offersNothingToCaches(GivenLink link) {
        List<Seen> served = new ArrayList<>(List.of(link.opened().last()));
        if (link.opened().entries().stream().anyMatch(entry -> entry.has("location"))) {
            link.located().forEach(at -> served.add(at.seen()));
        }

        assertNone(
                "Answers that caches may keep",
                served.stream()
                        .filter(seen -> KEPT.matcher(control(seen)).find())
                        .map(seen -> seen + " with Cache-Control: " + control(seen))
                        .toList(),
                "Send Cache-Control: no-store with manifests and files.");
    }

    private static String control(Seen seen) {
        return seen.exchange().header("Cache-Control").orElse("").toLowerCase(Locale.ROOT);
    }

    @Expected("shlink-creator.security.preview-safe")
    @DisplayName("A preview of the address gives no data and uses nothing up")
    void survivesPreviews(GivenLink link) {
        link.assumeManifest();
        if (!link.payload().longTerm()) {
            throw notApplicable("The link is not long-term, and may not be served again anyway.");
        }
        link.anotherManifest();
        Seen got = link.get(link.address(), List.of());
        link.send("HEAD", link.address(), List.of());
        boolean data = CompactJwe.isLike(got.exchange().body())
                || StrictJson.read(got.exchange().body()).has("files");
        if (data && link.opening().direct().isPresent()) {
            throw inconclusive("The link gives its file to a GET; see shlink-creator.payload.flag-honest.");
        }

        assertThat("What GET of the manifest's address gives", data ? "data" : "no data", is("no data"));
        Seen afterwards = link.ask(link.request(), List.of());
        assertThat(
                "Status of the answer to a manifest request after GET and HEAD",
                afterwards.status(),
                is(200),
                "Chat programmes ask for the addresses that they show: count only manifest requests as accesses ("
                        + afterwards + ").");
    }
}
