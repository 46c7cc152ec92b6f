package org.cgmkit.links.creator;

import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.hamcrest.Matchers.is;

import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.visit.Opening;
import org.cgmkit.links.visit.Seen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class LongTermChecks {

    @Expected("shlink-creator.longterm.repeatable")
    @DisplayName("A long-term link opens again, for another recipient too")
    void opensAgain(GivenLink link) {
        if (!link.payload().longTerm()) {
            throw notApplicable("The link is not long-term (no flag L).");
        }
        Opening opening = link.opened();
        boolean direct = opening.direct().isPresent();
        Seen again = direct
                ? link.get(link.directAddress(), List.of())
                : link.ask(link.request().put("recipient", "another reader of cgmkit"), List.of());

        assertThat(
                "Status of the answer to another request",
                again.status(),
                is(200),
                "Whoever has a link with flag L comes back to it: let it be opened until it expires or is revoked ("
                        + again + ").");
    }

    @Base("shlink-creator.longterm.retry-after")
    @DisplayName("Retry-After is a number of seconds or a date")
    void saysReadablyWhenToComeAgain(GivenLink link) {
        String value = link.opened()
                .last()
                .exchange()
                .header("Retry-After")
                .orElseThrow(() -> notApplicable("The answer has no header Retry-After."));

        if (!value.strip().matches("\\d+") && !isDate(value.strip())) {
            throw failure("Retry-After", "a number of seconds or an HTTP date", "it is '" + value + "'", "");
        }
    }

    private static boolean isDate(String text) {
        try {
            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
