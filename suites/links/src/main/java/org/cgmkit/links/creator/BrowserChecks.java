package org.cgmkit.links.creator;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.visit.Opening;
import org.cgmkit.links.visit.Seen;
import org.cgmkit.reports.evidence.Header;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class BrowserChecks {
    private static final String ORIGIN = "https://viewer.example.org";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final Header FROM = new Header("Origin", ORIGIN);

    @Base("shlink-creator.cors.manifest")
    @DisplayName("A page of another origin may ask for the manifest")
    void letsPagesAskForTheManifest(GivenLink link) {
        assumeBrowsers(link);
        link.manifest();
        Seen preflight = link.send(
                "OPTIONS",
                link.address(),
                List.of(
                        FROM,
                        new Header("Access-Control-Request-Method", "POST"),
                        new Header("Access-Control-Request-Headers", "content-type")));
        List<String> faults = new ArrayList<>();
        if (!preflight.exchange().succeeded()) {
            faults.add("OPTIONS answered with " + preflight.status());
        } else {
            origin(preflight.exchange(), "OPTIONS", faults);
            allows(preflight.exchange(), "Access-Control-Allow-Methods", "POST", faults);
            allows(preflight.exchange(), "Access-Control-Allow-Headers", "content-type", faults);
        }
        if (link.payload().longTerm()) {
            Seen answer = link.ask(link.request(), List.of(FROM));
            link.assumeServedAgain(answer);
            origin(answer.exchange(), "POST", faults);
        }

        // Without the header a page cannot tell a link that is gone from a server that is down.
        Seen unknown = link.get(link.address().replaceFirst("[^/?]*(?=[?]|$)", "cgmkit-no-such-link"), List.of(FROM));
        if (unknown.status() == 404) {
            origin(unknown.exchange(), "404 to an unknown link", faults);
        }

        assertNone("What keeps pages in browsers out", faults, LinkCatalogue.adviceOn("no-cors"));
    }

    @Base("shlink-creator.cors.files")
    @DisplayName("A page of another origin may read the files")
    void letsPagesReadFiles(GivenLink link) {
        assumeBrowsers(link);
        if (link.opened().direct().isEmpty()) {
            link.located();
        }
        if (!link.payload().longTerm()) {
            throw notApplicable("The link is not long-term, and its files are not asked for a second time.");
        }
        List<String> urls = link.opened().direct().isPresent()
                ? List.of(link.directAddress())
                : Opening.entries(link.anotherManifest()).stream()
                        .map(entry -> entry.path("location").asText())
                        .filter(location -> !location.isEmpty())
                        .toList();
        List<String> faults = new ArrayList<>();
        urls.forEach(url -> {
            Seen seen = link.get(url, List.of(FROM));
            if (seen.status() == 200) {
                origin(seen.exchange(), "GET " + url, faults);
            }
        });

        assertNone("What keeps pages in browsers from files", faults, LinkCatalogue.adviceOn("no-cors"));
    }

    private static void assumeBrowsers(GivenLink link) {
        if (!link.target().forBrowsers()) {
            throw notApplicable("The target file says that links are not for browsers.");
        }
    }

    private static void origin(Exchange answer, String what, List<String> faults) {
        String allowed = answer.header(ALLOW_ORIGIN).orElse("");
        if (!allowed.equals("*") && !allowed.equals(ORIGIN)) {
            faults.add(what + (allowed.isEmpty() ? " without " : " with another ") + ALLOW_ORIGIN);
        }
    }

    private static void allows(Exchange answer, String header, String wanted, List<String> faults) {
        String allowed = answer.header(header).orElse("").toLowerCase(Locale.ROOT);
        List<String> each = List.of(allowed.split("[,\\s]+"));
        if (!each.contains("*") && !each.contains(wanted.toLowerCase(Locale.ROOT))) {
            faults.add("OPTIONS without " + wanted + " in " + header);
        }
    }
}
