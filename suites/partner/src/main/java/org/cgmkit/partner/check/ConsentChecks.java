package org.cgmkit.partner.check;

import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.Facts.failure;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.Facts;
import org.cgmkit.kit.check.OutcomeException;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.partner.poll.Redirected;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sign-in and consent (RFC 6749, section 4.1). */
@ExtendWith(SubjectExtension.class)
class ConsentChecks {

    @Expected("partner-source.oauth.code")
    @DisplayName("After consent the browser comes back with a code")
    void sendsBackWithACode(PartnerSource source) {
        Redirected redirected = source.oauth().authorize(source.first(), true);
        if (redirected.address().isEmpty()) {
            throw failure(
                    "where the browser is sent after consent",
                    source.target().client().redirectUri(),
                    "it stayed at " + redirected.stayed(),
                    "If the page has other fields than 'signIn' fills in, correct the target file.");
        }
        assertThat(
                "address that the browser is sent to",
                redirected.address().replaceFirst("[?#].*", ""),
                is(source.target().client().redirectUri()));
        if (redirected.code().isEmpty()) {
            throw failure(
                    "parameters that come back after consent",
                    "a code",
                    "got " + redirected.parameters().keySet(),
                    "A token in an address is seen by others.");
        }
    }

    @Base("partner-source.oauth.state")
    @DisplayName("The state comes back, with a code and with an error")
    void bringsTheStateBack(PartnerSource source) {
        List<String> without = new ArrayList<>();
        for (boolean agrees : new boolean[] {true, false}) {
            Redirected redirected = source.oauth().authorize(source.first(), agrees);
            if (!redirected.address().isEmpty()
                    && !redirected.state().equals(redirected.parameters().get("state"))) {
                without.add((agrees ? "with a code" : "with an error") + " the state was "
                        + redirected.parameters().getOrDefault("state", "missing"));
            }
        }
        Facts.assertNone(
                "ways back on which the state is another",
                without,
                "By the state a platform knows that it was its own user who came back.");
    }

    @Base("partner-source.oauth.redirect-uri")
    @DisplayName("Nobody is sent to an address that is not registered")
    void sendsToRegisteredAddressesOnly(PartnerSource source) {
        String registered = source.target().client().redirectUri();
        List<String> sent = new ArrayList<>();
        for (String other : List.of("https://elsewhere.example/connected", registered + "/more")) {
            Redirected redirected = source.oauth().authorize(source.first(), true, other);
            if (redirected.address().startsWith(other)) {
                sent.add(other);
            }
        }
        Facts.assertNone(
                "addresses that are not registered and that the browser was sent to",
                sent,
                "Whoever stands there has the user's code.");
    }

    @Base("partner-source.oauth.denied")
    @DisplayName("A refusal comes back as access_denied")
    void bringsARefusalBack(PartnerSource source) {
        Redirected redirected = source.oauth().authorize(source.first(), false);
        if (redirected.address().isEmpty()) {
            throw OutcomeException.inconclusive("After a refusal the browser stayed at " + redirected.stayed() + ".");
        }
        if (!redirected.error().equals("access_denied")
                && !source.mapping().oauth().denied().contains(redirected.error())) {
            throw failure(
                    "error after a refusal",
                    "access_denied",
                    redirected.error().isEmpty()
                            ? "got " + redirected.parameters().keySet()
                            : "was " + redirected.error(),
                    "Where the documentation names this code, add it to 'denied' in the mapping (trap 3).");
        }
    }
}
