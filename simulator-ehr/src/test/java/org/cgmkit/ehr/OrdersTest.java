package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Orders can be changed, added and revoked while an app watches them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersTest {
    private static final String STANDING = "standing-order-" + SandboxOptions.PATIENT;

    private final TestSimulator running = TestSimulator.standard();
    private final Sandbox sandbox = running.simulator().createSandbox(SandboxOptions.standard());
    private final TestClient app = new TestClient(sandbox.baseUrl());
    private final String orders = "/sandboxes/" + sandbox.id() + "/orders";

    @AfterEach
    void clear() {
        running.server().send("DELETE", orders + "/further", "");
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void aChangedOrderIsShownInItsNewVersion() {
        ObjectNode order = order();
        order.put("status", "revoked");

        Reply changed = put(STANDING, order);

        assertThat(changed.body(), changed.status(), is(200));
        Reply read = app.get("/ServiceRequest/" + STANDING);
        assertThat(read.json().path("status").asText(), is("revoked"));
        assertThat(Integer.parseInt(read.json().path("meta").path("versionId").asText()) > 1, is(true));
        put(STANDING, order().put("status", "active"));
    }

    @Test
    void anOrderIsAddedAndRemoved() {
        int before = app.total("/ServiceRequest?patient=" + SandboxOptions.PATIENT);

        put("further", order());
        assertThat(app.total("/ServiceRequest?patient=" + SandboxOptions.PATIENT), is(before + 1));

        running.server().send("DELETE", orders + "/further", "");
        assertThat(app.total("/ServiceRequest?patient=" + SandboxOptions.PATIENT), is(before));
    }

    @Test
    void anotherSandboxKeepsItsOwn() {
        put(STANDING, order().put("status", "on-hold"));

        Reply elsewhere = new TestClient(running.simulator().sandbox().baseUrl()).get("/ServiceRequest/" + STANDING);

        assertThat(elsewhere.json().path("status").asText(), is("active"));
        put(STANDING, order().put("status", "active"));
    }

    @Test
    void whatIsNoOrderIsRefusedWithTheReason() {
        Reply device = running.server()
                .send("PUT", orders + "/further", "{\"resourceType\": \"Device\"}", "Content-Type", "application/json");
        assertThat(device.status(), is(400));
        assertThat(
                device.json().path("detail").asText(),
                is("Expected a ServiceRequest, but got a resource of type Device."));

        ObjectNode stranger = order();
        stranger.putObject("subject").put("reference", "Patient/nobody");
        assertThat(
                put("further", stranger).json().path("detail").asText(),
                containsString("Expected Patient/ID of a patient of this sandbox as subject"));

        Reply broken = running.server().send("PUT", orders + "/further", "{", "Content-Type", "application/json");
        assertThat(broken.json().path("detail").asText(), containsString("cannot be parsed"));
    }

    private ObjectNode order() {
        for (JsonNode order : running.server().get(orders).json().path("orders")) {
            if (order.path("id").asText().equals(STANDING)) {
                return order.deepCopy();
            }
        }
        throw new AssertionError("no standing order");
    }

    private Reply put(String id, ObjectNode order) {
        return running.server().send("PUT", orders + "/" + id, order.toString(), "Content-Type", "application/json");
    }
}
