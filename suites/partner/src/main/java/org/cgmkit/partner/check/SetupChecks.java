package org.cgmkit.partner.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.attested;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.partner.config.Agreement;
import org.cgmkit.partner.mapping.StreamMapping;
import org.cgmkit.partner.poll.OAuthCalls;
import org.cgmkit.reports.evidence.Header;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is exchanged at setup (partner guide, "Setup"). */
@ExtendWith(SubjectExtension.class)
class SetupChecks {
    private static final List<Integer> GONE = List.of(404, 410);

    @Expected("partner-source.setup.endpoints")
    @DisplayName("The documented addresses answer")
    void answersAtDocumentedAddresses(PartnerSource source) {
        OAuthCalls oauth = source.oauth();
        List<String> gone = new ArrayList<>();
        look(source, "GET", oauth.address(source.mapping().oauth().authorize()), gone);
        look(source, "POST", oauth.address(source.mapping().oauth().token()), gone);
        if (!source.mapping().oauth().revoke().isEmpty()) {
            look(source, "POST", oauth.address(source.mapping().oauth().revoke()), gone);
        }
        for (StreamMapping stream : source.mapping().streams()) {
            look(source, "GET", oauth.address(stream.get()), gone);
        }
        assertNone(
                "documented addresses at which there is nothing",
                gone,
                "They stand in the mapping, which says what the documentation says.");
    }

    private static void look(PartnerSource source, String method, String url, List<String> gone) {
        boolean post = method.equals("POST");
        Exchange answer = source.session()
                .wire()
                .send(
                        source.log()::keep,
                        method,
                        url,
                        post ? List.of(new Header("Content-Type", "application/x-www-form-urlencoded")) : List.of(),
                        post ? "" : null);
        if (GONE.contains(answer.status())) {
            gone.add(answer.toString());
        }
    }

    @Expected("partner-source.setup.restrictions")
    @DisplayName("Each kind of restriction is spoken of")
    void speaksOfEachRestriction(PartnerSource source) {
        List<String> unsaid = Agreement.KINDS.stream()
                .filter(each -> !source.agreement().named().contains(each))
                .toList();
        assertNone(
                "restrictions of which the agreement says nothing",
                unsaid,
                "Ask the partner, and write 'none' under 'agreement' where there is no restriction.");
        throw attested("The agreement in the target file speaks of " + String.join(", ", Agreement.KINDS) + ".");
    }
}
