package org.cgmkit.cloud.grant;

import java.time.Duration;
import java.util.List;

/**
 * What a cloud and its platforms have agreed.
 *
 * @param clients the platforms
 * @param life how long access tokens live
 * @param proofNeeded whether a code challenge has to come
 * @param longest the longest window
 * @param batch the most records of an answer
 */
public record Terms(List<OAuthClient> clients, Duration life, boolean proofNeeded, Duration longest, int batch) {
    public Terms {
        clients = List.copyOf(clients);
    }
}
