package org.cgmkit.cloud.platform.defect;

import static org.cgmkit.cloud.platform.workings.PlatformWorkings.refreshing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cgmkit.cloud.platform.workings.RefreshRules;

/** Departures of how tokens are renewed. */
final class RenewalDefects {
    private RenewalDefects() {}

    static List<PlatformDefect> all() {
        return List.of(
                PlatformDefect.of(
                        "never-refreshes",
                        "tokens.refresh",
                        "Tokens are never renewed.",
                        () -> refreshing(new RefreshRules() {
                            @Override
                            public boolean refreshes() {
                                return false;
                            }
                        })),
                PlatformDefect.of(
                        "keeps-first-refresh-token",
                        "tokens.newest",
                        "The first refresh token is shown for ever.",
                        () -> refreshing(new RefreshRules() {
                            @Override
                            public String shown(String first, String newest) {
                                return first;
                            }
                        })),
                PlatformDefect.of(
                        "refreshes-in-parallel",
                        "tokens.one-at-a-time",
                        "Two refreshes are sent for one expiry.",
                        () -> refreshing(new RefreshRules() {
                            @Override
                            public int refreshes(int once) {
                                return 2;
                            }
                        })),
                PlatformDefect.of(
                        "loses-token-on-failure",
                        "tokens.kept",
                        "A new refresh token is stored at the end of a good transfer only.",
                        () -> refreshing(new RefreshRules() {
                            @Override
                            public boolean storesAtOnce() {
                                return false;
                            }
                        })),
                PlatformDefect.of(
                        "takes-503-for-revocation",
                        "trouble.transient-refresh",
                        "A token endpoint that is down ends the connection.",
                        () -> refreshing(new RefreshRules() {
                            @Override
                            public boolean isTerminal(int status, String error) {
                                return status / 100 == 5 || super.isTerminal(status, error);
                            }
                        })),
                PlatformDefect.of(
                        "hammers-invalid-grant",
                        "trouble.terminal-refresh",
                        "A refused refresh is tried again every twelve minutes.",
                        () -> refreshing(new RefreshRules() {
                            @Override
                            public Optional<Duration> pause(int refusals, Optional<Duration> usual) {
                                return Optional.of(Duration.ofMinutes(12));
                            }
                        })));
    }
}
