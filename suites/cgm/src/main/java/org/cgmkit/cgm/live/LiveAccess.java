package org.cgmkit.cgm.live;

import java.util.List;
import java.util.Optional;
import org.cgmkit.cgm.config.SubmitterAccess;
import org.cgmkit.cgm.submitter.OAuthRequests;
import org.cgmkit.kit.capture.CapturedExchange;

/** By which flow of SMART a submitter was seen to get at a receiver. */
public final class LiveAccess {
    private LiveAccess() {}

    /** The flow of the first token request that passed; empty where none did. */
    public static Optional<SubmitterAccess> of(List<CapturedExchange> exchanges) {
        return exchanges.stream().flatMap(e -> access(e).stream()).findFirst();
    }

    private static Optional<SubmitterAccess> access(CapturedExchange exchange) {
        String client = OAuthRequests.client(exchange).orElse("");
        return OAuthRequests.grant(exchange).flatMap(grant -> switch (grant) {
            case "client_credentials" -> Optional.of(new SubmitterAccess.BackendServices(client, null, null));
            case "authorization_code" -> Optional.of(new SubmitterAccess.StandaloneLaunch(client, List.of()));
            default -> Optional.empty();
        });
    }
}
