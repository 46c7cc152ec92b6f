package org.cgmkit.cloud.platform.defect;

import static org.cgmkit.cloud.platform.workings.PlatformWorkings.connecting;
import static org.cgmkit.cloud.platform.workings.PlatformWorkings.refreshing;

import java.util.List;
import org.cgmkit.cloud.platform.workings.ConnectRules;
import org.cgmkit.cloud.platform.workings.RefreshRules;

/** Departures of what follows a disconnect and a revocation. */
final class RevocationDefects {
    private RevocationDefects() {}

    static List<PlatformDefect> all() {
        return List.of(
                PlatformDefect.of(
                        "polls-after-disconnect",
                        "revocation.stops",
                        "Transfers go on after a user has disconnected.",
                        () -> connecting(new ConnectRules() {
                            @Override
                            public boolean goesOnAfterDisconnect() {
                                return true;
                            }
                        })),
                PlatformDefect.of(
                        "stays-connected",
                        "revocation.by-partner",
                        "A connection that the partner has ended is shown as connected.",
                        () -> refreshing(new RefreshRules() {
                            @Override
                            public String ended() {
                                return "connected";
                            }
                        })),
                PlatformDefect.of(
                        "old-token-after-reconnect",
                        "revocation.again",
                        "A new connection goes on with the tokens of the old one.",
                        () -> connecting(new ConnectRules() {
                            @Override
                            public boolean keepsOldTokens() {
                                return true;
                            }
                        })),
                PlatformDefect.of(
                        "gap-after-reconnect",
                        "revocation.again",
                        "A new connection begins now, in place of the last success.",
                        () -> connecting(new ConnectRules() {
                            @Override
                            public boolean beginsAnew() {
                                return true;
                            }
                        })));
    }
}
