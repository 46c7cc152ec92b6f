package org.cgmkit.cloud.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * What the partner answered.
 *
 * @param status the HTTP status; 0 where nothing came
 * @param json the body; missing where it is no JSON
 * @param pause how long it asked to wait; a second where it did not say
 */
record Reply(int status, JsonNode json, Duration pause) {
    boolean succeeds() {
        return status / 100 == 2;
    }
}
