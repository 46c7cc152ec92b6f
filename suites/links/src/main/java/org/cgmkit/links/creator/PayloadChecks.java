package org.cgmkit.links.creator;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.cgmkit.kit.check.OutcomeException.observed;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.link.Base64Text;
import org.cgmkit.links.link.KeyPattern;
import org.cgmkit.links.link.Payload;
import org.cgmkit.links.link.UrlEntropy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class PayloadChecks {
    private static final int LONGEST_URL = 128;
    private static final int ENTROPY = 256;
    private static final int LONGEST_LABEL = 80;
    private static final long MILLISECONDS = 100_000_000_000L;
    private static final Set<String> MEMBERS = Set.of("url", "key", "exp", "flag", "label", "v", "extension");

    @Shall("shlink-creator.payload.url-length")
    @DisplayName("The address has at most 128 characters")
    void keepsTheAddressShort(GivenLink link) {
        assertThat("Length of 'url'", link.payload().url().length(), is(lessThanOrEqualTo(LONGEST_URL)));
    }

    @Shall("shlink-creator.payload.url-entropy")
    @DisplayName("The address can hold 256 bits that nobody guesses")
    void makesAnAddressThatNobodyGuesses(GivenLink link) {
        URI address = address(link);

        assertThat(
                "Bits that can be random in '" + address.getRawPath() + "'",
                UrlEntropy.atMost(address),
                is(greaterThanOrEqualTo(ENTROPY)),
                "Put 32 bytes of a secure random generator into the path: 43 characters of base64url. A UUID has 122 random bits.");
        List<String> addresses =
                link.alike().stream().map(other -> address(other).toString()).toList();
        if (addresses.size() > 1) {
            assertThat(
                    "Bits that can be random in what differs between the addresses of " + addresses.size() + " links",
                    UrlEntropy.betweenAtMost(addresses),
                    is(greaterThanOrEqualTo(ENTROPY)),
                    "Draw all of it anew for each link.");
        }
    }

    @Expected("shlink-creator.payload.url-secure")
    @DisplayName("The address is one of https, without user name, password and fragment")
    void makesASecureAddress(GivenLink link) {
        List<String> faults = new ArrayList<>();
        URI written = URI.create(link.payload().url());
        boolean loopback = List.of("127.0.0.1", "localhost", "[::1]")
                .contains(address(link).getHost());
        if ("http".equalsIgnoreCase(written.getScheme()) && !loopback) {
            faults.add("http without TLS");
        }
        if (written.getRawUserInfo() != null) {
            faults.add("a user name or password");
        }
        if (written.getRawFragment() != null) {
            faults.add("a fragment");
        }

        assertNone("What the address should not have", faults, "");
    }

    @Shall("shlink-creator.payload.key")
    @DisplayName("The key is 32 bytes in 43 characters of base64url")
    void givesAWholeKey(GivenLink link) {
        String key = link.payload().keyText();
        boolean whole = link.payload().key().isPresent() && Base64Text.isUrlSafe(key);

        assertThat(
                "Form of 'key'",
                whole
                        ? "43 characters of base64url"
                        : key.length() + " characters"
                                + (Base64Text.isUrlSafe(key) ? "" : ", some of which base64url does not have"),
                is("43 characters of base64url"));
    }

    @Shall("shlink-creator.payload.key-unique")
    @DisplayName("The key is drawn at random")
    void drawsTheKeyAtRandom(GivenLink link) {
        assumeKey(link);
        KeyPattern.in(link.payload().keyText()).ifPresent(why -> {
            throw failure(
                    "'key'", "one that was drawn at random for this link", why, LinkCatalogue.adviceOn("example-key"));
        });
        List<String> keys =
                link.alike().stream().map(other -> other.payload().keyText()).toList();

        assertThat(
                "Number of different keys of " + keys.size() + " links",
                new HashSet<>(keys).size(),
                is(keys.size()),
                "Draw a key for each link; whoever has one link could open the others.");
    }

    private static void assumeKey(GivenLink link) {
        if (link.payload().keyText().isBlank()) {
            throw inconclusive("The link has no key; see shlink-creator.payload.key.");
        }
    }

    @Shall("shlink-creator.payload.exp")
    @DisplayName("The time of expiry is a number of seconds since 1970")
    void givesTheExpiryInSeconds(GivenLink link) {
        boolean asked = link.sharesIfAny()
                .filter(shares -> !shares.terms().without().contains("expiry"))
                .isPresent();
        GivenLink expiring = asked ? link.of(link.shares().expiring()) : link;
        JsonNode exp = member(expiring, "exp", "The link does not say when it expires.");
        boolean number = exp.isNumber();
        String actual = !number
                ? exp + ", which is no number"
                : exp.asLong() >= MILLISECONDS
                        ? exp + ", which are milliseconds"
                        : exp.asLong() < 0 ? exp + ", before 1970" : "";

        if (!actual.isEmpty()) {
            throw failure(
                    "'exp'",
                    "a number of seconds since 1970",
                    "it is " + actual,
                    LinkCatalogue.adviceOn("exp-in-milliseconds"));
        }
    }

    @Shall("shlink-creator.payload.flag-order")
    @DisplayName("Flags are single letters, each once, in alphabetical order")
    void writesFlagsInTheirOrder(GivenLink link) {
        JsonNode flag = member(link, "flag", "The link has no flags.");
        String sorted = flag.asText()
                .chars()
                .sorted()
                .distinct()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat("'flag'", flag.toString(), is("\"" + sorted + "\""));
    }

    @Shall("shlink-creator.payload.flag-exclusive")
    @DisplayName("A link has no passcode and no direct file at once")
    void hasNoContradictingFlags(GivenLink link) {
        Payload payload = link.payload();

        assertThat(
                "Flags P and U together in '" + payload.member("flag").asText() + "'",
                payload.flagged('P') && payload.flagged('U'),
                is(false),
                "A request for a direct file has no place for a passcode: leave out one of them.");
    }

    @Shall("shlink-creator.payload.flag-honest")
    @DisplayName("Flag U is there if and only if the link leads to the file itself")
    void saysHowItOpens(GivenLink link) {
        if (link.payload().flagged('P') && link.payload().flagged('U')) {
            throw inconclusive("The flags contradict each other; see shlink-creator.payload.flag-exclusive.");
        }
        String actual = link.opened().direct().isPresent() ? "the file itself" : "a manifest";

        assertThat(
                "What a link with the flags '" + link.payload().member("flag").asText() + "' leads to",
                actual,
                is(link.payload().direct() ? "the file itself" : "a manifest"),
                "Set the flag U where GET gives the file, and only there.");
    }

    @Shall("shlink-creator.payload.label")
    @DisplayName("The label has at most 80 characters")
    void keepsTheLabelShort(GivenLink link) {
        JsonNode label = member(link, "label", "The link has no label.");
        if (!label.isTextual()) {
            throw failure("'label'", "a text", "it is " + label, "");
        }

        assertThat(
                "Length of 'label'",
                label.asText().codePointCount(0, label.asText().length()),
                is(lessThanOrEqualTo(LONGEST_LABEL)));
    }

    @Shall("shlink-creator.payload.version")
    @DisplayName("The version is the number 1, or is left out")
    void namesTheVersion(GivenLink link) {
        assertThat(
                "'v'",
                member(link, "v", "The version is left out, which means 1.").toString(),
                is("1"));
    }

    @May("shlink-creator.payload.members")
    @DisplayName("Further members of the payload")
    void hasFurtherMembers(GivenLink link) {
        List<String> others = link.payload()
                .json()
                .propertyStream()
                .map(java.util.Map.Entry::getKey)
                .filter(name -> !MEMBERS.contains(name))
                .toList();

        throw observed(
                others.isEmpty()
                        ? "The payload has no member but those of the text."
                        : "The payload has the members " + String.join(", ", others)
                                + "; receivers ignore what they do not know, and names for extensions begin with '_'.");
    }

    private static URI address(GivenLink link) {
        return URI.create(link.address());
    }

    private static JsonNode member(GivenLink link, String name, String absent) {
        JsonNode member = link.payload().member(name);
        if (member.isMissingNode()) {
            throw notApplicable(absent);
        }
        return member;
    }
}
