package org.cgmkit.reports.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.cgmkit.guide.Verb;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private final Redaction redaction = new Redaction();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Authorization: Bearer abc                      | Authorization: Bearer [redacted]
                    authorization: Basic dXNlcjpwYXNz              | authorization: Basic [redacted]
                    Authorization: opaque                          | Authorization: [redacted]
                    Proxy-Authorization: Basic x                   | Proxy-Authorization: Basic [redacted]
                    Cookie: JSESSIONID=1; a=b                      | Cookie: [redacted]
                    Set-Cookie: sid=1; Path=/                      | Set-Cookie: [redacted]
                    X-Api-Key: 1                                   | X-Api-Key: [redacted]
                    X-Auth-Token: 1                                | X-Auth-Token: [redacted]
                    DPoP: eyJ                                      | DPoP: [redacted]
                    GET /a?access_token=abc&x=1                    | GET /a?access_token=[redacted]&x=1
                    GET /a?x=1&token=abc                           | GET /a?x=1&token=[redacted]
                    client_id=app&client_secret=s&x=y              | client_id=app&client_secret=[redacted]&x=y
                    grant_type=password&username=u&password=p      | grant_type=password&username=u&password=[redacted]
                    grant_type=refresh_token&refresh_token=r       | grant_type=refresh_token&refresh_token=[redacted]
                    client_assertion_type=urn:x&client_assertion=j | client_assertion_type=urn:x&client_assertion=[redacted]
                    grant_type=authorization_code&code=xyz         | grant_type=authorization_code&code=[redacted]
                    Location: https://app/cb?code=xyz&state=1      | Location: https://app/cb?code=[redacted]&state=1
                    code=xyz&code_verifier=v&redirect_uri=u        | code=[redacted]&code_verifier=[redacted]&redirect_uri=u
                    {"access_token":"abc","expires_in":300}        | {"access_token":"[redacted]","expires_in":300}
                    {"refresh_token" : "a\\"b"}                    | {"refresh_token" : "[redacted]"}
                    "{\\"id_token\\":\\"abc\\"}"                   | "{\\"id_token\\":\\"[redacted]\\"}"
                    https://user:pass@host/fhir                    | https://[redacted]@host/fhir
                    the token eyJhbGciOi.eyJzdWIi.c2ln is refused  | the token [redacted] is refused
                    I got Bearer abc123def456 from you             | I got Bearer [redacted] from you
                    """)
    void hidesWhatStandsWhereSecretsStand(String text, String redacted) {
        String unescaped = text.replace("\\\\", "\\");

        assertThat(redaction.text(unescaped), is(redacted.replace("\\\\", "\\")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET https://host/fhir/Observation?patient=1&code=http://loinc.org|99504-3",
                "{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"99504-3\"}]}}",
                "WWW-Authenticate: Bearer realm=\"fhir\", error=\"invalid_token\"",
                "{\"token_type\":\"Bearer\",\"token_endpoint\":\"https://host/token\"}",
                "Bearer authentication is required. Basic authentication is not enough.",
                "https://host/fhir/$submit-cgm-bundle",
                "GET /Patient?identifier=https://example.org/ids|user@example.org",
                "If-None-Exist: identifier=urn:x|1",
                "grant_type=client_credentials&client_assertion_type=urn:ietf:params:oauth:x",
                ""
            })
    void leavesAloneWhatIsNoSecret(String text) {
        assertThat(redaction.text(text), is(text));
    }

    @Test
    void hidesHeadersThatItIsToldOf() {
        redaction.hideHeader("X-Tenant");

        assertThat(redaction.header(new Header("x-tenant", "clinic")).value(), is("[redacted]"));
        assertThat(
                redaction.text("GET / \nX-Tenant: clinic\nAccept: a"), is("GET / \nX-Tenant: [redacted]\nAccept: a"));
        assertThat(redaction.header(new Header("X-Other", "clinic")).value(), is("clinic"));
    }

    @Test
    void hidesTheCredentialOfAHeaderItIsToldOfAndThePasswordInIt() {
        redaction.hide("Basic dXNlcjpob3JzZS1iYXR0ZXJ5", "CGMKIT_TOKEN");

        assertThat(redaction.text("no user with password horse-battery"), is("no user with password [redacted]"));
        assertThat(redaction.text("got dXNlcjpob3JzZS1iYXR0ZXJ5."), is("got [redacted]."));
    }

    @Test
    void hidesTheLongerSecretWhereOneHoldsAnother() {
        redaction.hide("horse", "A");
        redaction.hide("horse-battery", "B");

        assertThat(redaction.text("horse-battery and horse"), is("[redacted] and [redacted]"));
    }

    @Test
    void hidesVeryShortSecretsOnlyWhereSecretsStand() {
        redaction.hide("1", "CGMKIT_TOKEN");

        assertThat(redaction.text("Authorization: Bearer 1"), is("Authorization: Bearer [redacted]"));
        assertThat(redaction.text("entry[1] has 11 values"), is("entry[1] has 11 values"));
    }

    @Test
    void hidesSecretsInWhatACheckFound() {
        redaction.hide("horse-battery", "CGMKIT_TOKEN");
        CheckResult found = new CheckResult(
                "receiver.a.b",
                Verb.SHALL,
                true,
                "A title",
                Outcome.FAIL,
                "it says horse-battery",
                "not horse-battery",
                null,
                List.of(),
                Duration.ZERO);

        CheckResult clean = redaction.result(found);

        assertThat(clean.message(), is("it says [redacted]"));
        assertThat(clean.expected(), is("not [redacted]"));
        assertThat(clean.toString(), not(containsString("horse")));
    }

    @Test
    void refusesAVariableThatNoShellTakes() {
        assertThat(
                assertThrows(IllegalArgumentException.class, () -> redaction.hide("horse", "my token"))
                        .getMessage(),
                is("A shell variable has capitals, digits and underscores, but this is my token"));
    }
}
