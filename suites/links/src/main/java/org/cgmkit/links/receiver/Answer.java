package org.cgmkit.links.receiver;

import java.util.List;
import java.util.regex.Pattern;
import org.cgmkit.links.host.HostedLink;
import org.cgmkit.links.host.LinkRequest;
import org.cgmkit.links.host.LinkRequest.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver did with a link.
 *
 * @param link the link
 * @param requests what it asked for
 * @param text what it showed afterwards, or null where nobody knows
 */
record Answer(
        HostedLink link,
        List<LinkRequest> requests,
        @Nullable String text) {
    Answer {
        requests = List.copyOf(requests);
    }

    /** The requests at the address of the link. */
    List<LinkRequest> visits() {
        return of(Kind.LINK);
    }

    /** The requests of that kind. */
    List<LinkRequest> of(Kind kind) {
        return requests.stream().filter(r -> r.kind() == kind).toList();
    }

    /** Whether the text shows that number, by itself. */
    static boolean shows(String text, String number) {
        return times(text, number) > 0;
    }

    /** Whether the text says that what it shows is no longer valid. */
    static boolean marks(String text) {
        return text.matches("(?is).*(no longer|not valid|invalid|withdrawn|ung.ltig|outdated|not current).*");
    }

    /** How often the text shows that number, by itself. */
    static long times(String text, String number) {
        return Pattern.compile("(?<![\\d.:-])" + Pattern.quote(number) + "(?![\\d:]|\\.\\d|-\\d)")
                .matcher(text)
                .results()
                .count();
    }
}
