package org.cgmkit.ehr.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.cgmkit.database.DatabaseAddress;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.NoValidation;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.TestClient;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.store.StoreDatabases;
import org.cgmkit.ehr.store.StoreDatabases.Product;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was granted before a new start of the simulator counts after it, and what was used up stays so. */
@ExtendWith(StoreDatabases.class)
class RestartTest {
    private static final String SCOPE = "launch/patient offline_access patient/Observation.rs";
    private static final String PATIENT = "jonah-abara";

    private final ServiceClient service = ServiceClient.es384();

    @TempDir
    private Path folder;

    @Test
    void inAFile() {
        nothingIsForgotten(DatabaseAddress.file(folder.resolve("ehr")));
    }

    @Test
    void inPostgresql(StoreDatabases.Maker databases) {
        nothingIsForgotten(databases.fresh(Product.POSTGRESQL));
    }

    private void nothingIsForgotten(DatabaseAddress database) {
        EhrOptions options = EhrOptions.standard()
                .with(new NoValidation())
                .keepingIn(database)
                .with(SandboxOptions.standard()
                        .withSmart(service.knownTo(SmartOptions.standard().withRegistration())));
        AppClient before;
        String assertion;
        Reply rotated;
        String spent;
        String usedCode;
        String freshCode;
        Reply registered;
        int port;
        try (EhrSimulator simulator = EhrSimulator.start(options)) {
            Sandbox sandbox = simulator.sandbox();
            port = URI.create(simulator.address()).getPort();
            before = new AppClient(sandbox, SCOPE);
            usedCode = before.code(PATIENT);
            spent = text(before.redeem(usedCode), "refresh_token");
            rotated = before.refresh(spent);
            freshCode = before.code(PATIENT);
            assertion = service.assertion(sandbox.authorizationUrl() + "/token", c -> c);
            assertThat(
                    ServiceClient.ask(sandbox, assertion, "system/Patient.rs").status(), is(200));
            registered = new TestClient(sandbox.authorizationUrl())
                    .send("POST", "/register", "{\"redirect_uris\": [\"https://app.example.org/\"]}");
        }
        assertThat("secrets in the clear", texts(database).contains(text(registered, "client_secret")), is(false));

        // At the same port, for which the assertion was made.
        try (EhrSimulator simulator = EhrSimulator.start(options.at(port))) {
            Sandbox sandbox = simulator.sandbox();
            AppClient app = new AppClient(sandbox, SCOPE);
            TestClient fhir = new TestClient(simulator.baseUrl());
            assertThat(
                    fhir.showing(text(rotated, "access_token"))
                            .get("/Observation")
                            .status(),
                    is(200));
            assertThat(introspected(sandbox, registered, text(rotated, "access_token")), containsString("true"));
            Reply again = app.refresh(text(rotated, "refresh_token"));
            assertThat(again.body(), again.status(), is(200));
            assertThat(
                    ServiceClient.ask(sandbox, assertion, "system/Patient.rs").body(),
                    containsString("Expected an assertion that was not used before"));
            Reply redeemed = app.redeem(freshCode, before.verifier(), AppClient.REDIRECT);
            assertThat(redeemed.body(), redeemed.status(), is(200));

            assertThat(app.refresh(spent).body(), containsString("it was used before"));
            assertThat(
                    "what came of it has ended",
                    fhir.showing(text(again, "access_token"))
                            .get("/Observation")
                            .status(),
                    is(401));
            assertThat(
                    app.redeem(usedCode, before.verifier(), AppClient.REDIRECT).body(),
                    containsString("Expected a code that was not used before"));
            assertThat(
                    "of another grant",
                    fhir.showing(text(redeemed, "access_token"))
                            .get("/Observation")
                            .status(),
                    is(200));
        }
    }

    private static String introspected(Sandbox sandbox, Reply registered, String token) {
        String credentials = text(registered, "client_id") + ":" + text(registered, "client_secret");
        return new TestClient(sandbox.authorizationUrl())
                .send(
                        "POST",
                        "/introspect",
                        ServiceClient.form("token", token),
                        "Content-Type",
                        ServiceClient.FORM,
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .json()
                .path("active")
                .asText();
    }

    private static String texts(DatabaseAddress database) {
        Jdbi jdbi = database.user() == null
                ? Jdbi.create(database.url())
                : Jdbi.create(database.url(), database.user(), "");
        return jdbi.withHandle(h ->
                        h.createQuery("SELECT * FROM smart_client").mapToMap().list())
                .toString();
    }

    private static String text(Reply reply, String member) {
        String value = reply.json().path(member).asText();
        assertThat(reply.body(), value.isEmpty(), is(false));
        return value;
    }
}
