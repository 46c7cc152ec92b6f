package org.cgmkit.kit.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.kit.config.HttpTarget;
import org.junit.jupiter.api.Test;

class StorageDelayTest {

    @Test
    void aReadAfterAWriteWaitsAndOneBeforeItDoesNot() {
        WireMockServer server = new WireMockServer(options().dynamicPort());
        server.start();
        server.stubFor(any(anyUrl()).willReturn(ok("{}")));
        try {
            List<Duration> waits = new ArrayList<>();
            HttpTarget target = HttpTarget.at(server.baseUrl())
                    .storageDelay(Duration.ofMinutes(10))
                    .build();
            TargetClient wire = new TargetClient(target, exchange -> {}, waits::add);

            wire.send(Request.get("Observation/1"));
            wire.send(Request.json("POST", "$submit-cgm-bundle", "{}"));
            assertThat("waits until then", waits, is(empty()));

            wire.send(Request.get("Observation/1"));
            assertThat("waits", waits, hasSize(1));
            assertThat(waits.getFirst(), is(greaterThan(Duration.ofMinutes(9))));
        } finally {
            server.stop();
        }
    }
}
