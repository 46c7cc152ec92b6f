package org.cgmkit.partner.platform;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.partner.watch.Kind;
import org.cgmkit.partner.watch.Seen;
import org.cgmkit.partner.watch.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** How tokens are renewed (partner guide, "Data Transfer"; RFC 6749, section 6). */
@ExtendWith(SubjectExtension.class)
class RefreshChecks {
    private static final String REFRESH_TOKEN = "refresh_token";

    private static List<Seen> refreshes(Platform platform) {
        return platform.play().seen().stream()
                .filter(each -> each.kind() == Kind.REFRESH)
                .toList();
    }

    /** Refreshes before steps in which the kit loses something. */
    private static List<Seen> undisturbed(Platform platform) {
        int end = platform.play().span(Step.ROTATED).map(span -> span.first()).orElse(Integer.MAX_VALUE);
        return refreshes(platform).stream().filter(each -> each.number() < end).toList();
    }

    private boolean near(Platform platform, Seen one, Seen other) {
        return Duration.between(one.when(), other.when())
                        .compareTo(platform.terms().from().dividedBy(4))
                < 0;
    }

    /** Whether the transfer of a refresh failed after it, because the kit answered 503. */
    private static boolean failedAfter(Platform platform, Seen refresh) {
        return platform.transfers(refresh.account()).stream()
                .filter(each -> each.requests().contains(refresh))
                .flatMap(each -> each.requests().stream())
                .anyMatch(each -> each.disturbed() && each.number() > refresh.number());
    }

    @Expected("platform.tokens.refresh")
    @DisplayName("An expired token is renewed, and the transfer made good")
    void renewsExpiredTokens(Platform platform) {
        List<Seen> steady = platform.in(Step.STEADY);
        List<String> wrong = new ArrayList<>();
        for (Seen each : steady) {
            if (each.kind().isData() && each.status() == 401 && !each.disturbed() && wrong.isEmpty()) {
                boolean renewed = platform.play().seen().stream()
                        .anyMatch(later -> later.kind() == Kind.REFRESH
                                && later.grant() == each.grant()
                                && later.number() > each.number()
                                && !later.when().isAfter(platform.terms().after(each.when(), platform.longest())));
                if (!renewed) {
                    platform.show(List.of(each));
                    wrong.add(each + " was not followed by a refresh until the next transfer");
                }
            }
        }
        for (Seen each : steady) {
            if (each.kind() == Kind.REFRESH
                    && each.succeeded()
                    && each.number() < platform.span(Step.STEADY).last()) {
                boolean used = platform.play().seen().stream()
                        .anyMatch(later -> later.kind().isData()
                                && later.grant() == each.grant()
                                && later.number() > each.number());
                if (!used) {
                    wrong.add(each + " was not followed by a question for data");
                }
            }
        }
        assertNone("expired tokens that ended transfers", wrong, "On 401, refresh once and repeat the request.");
        if (steady.stream().noneMatch(each -> each.kind() == Kind.REFRESH)) {
            throw inconclusive("No token ended in the steady step, so this check cannot decide.");
        }
    }

    @Base("platform.tokens.newest")
    @DisplayName("Only the newest refresh token is shown")
    void showsTheNewest(Platform platform) {
        Map<Integer, String> newest = new HashMap<>();
        Map<Integer, Seen> rotated = new HashMap<>();
        List<Seen> old = new ArrayList<>();
        int looked = 0;
        for (Seen each : platform.play().seen()) {
            if (each.kind() == Kind.REFRESH && undisturbed(platform).contains(each)) {
                String expected = newest.getOrDefault(each.grant(), "");
                Seen before = rotated.get(each.grant());
                looked++;
                if (!expected.isEmpty()
                        && !expected.equals(each.sent(REFRESH_TOKEN))
                        && (before == null || !(near(platform, before, each) || failedAfter(platform, before)))) {
                    old.add(each);
                }
            }
            boolean gives = (each.kind() == Kind.CODE || each.kind() == Kind.REFRESH) && each.succeeded();
            if (gives && !each.got(REFRESH_TOKEN).isEmpty()) {
                newest.put(each.grant(), each.got(REFRESH_TOKEN));
                rotated.put(each.grant(), each);
            }
        }
        platform.show(old);
        assertNone(
                "refreshes with a token that a newer one had replaced",
                old,
                "Each answer with a refresh token replaces the stored one.");
        if (looked < 2) {
            throw inconclusive("There were " + looked + " refreshes, and two are needed to decide.");
        }
    }

    @Expected("platform.tokens.one-at-a-time")
    @DisplayName("One expiry is answered with one refresh")
    void refreshesOnce(Platform platform) {
        List<Seen> all = undisturbed(platform);
        Map<String, Seen> shown = new HashMap<>();
        List<Seen> again = new ArrayList<>();
        for (Seen each : all) {
            Seen before = shown.putIfAbsent(each.sent(REFRESH_TOKEN), each);
            if (before != null
                    && near(platform, before, each)
                    && (before.succeeded() || each.when().isBefore(before.answered()))) {
                again.add(each);
            }
        }
        platform.show(again);
        assertNone(
                "refreshes with a token that was being renewed already",
                again,
                "One of them ends the connection where tokens count once (trap 15).");
        if (all.isEmpty()) {
            throw inconclusive("There was no refresh, so this check cannot decide; see platform.tokens.refresh.");
        }
    }

    @Expected("platform.tokens.kept")
    @DisplayName("A new token is safe before anything else can fail")
    void keepsNewTokens(Platform platform) {
        platform.span(Step.ROTATED);
        int end = platform.play().span(Step.REVOKED).map(span -> span.first()).orElse(Integer.MAX_VALUE);
        Map<String, Seen> spent = new HashMap<>();
        List<Seen> lost = new ArrayList<>();
        for (Seen each : refreshes(platform)) {
            Seen renewed = spent.get(each.sent(REFRESH_TOKEN));
            if (renewed != null && !near(platform, renewed, each)) {
                lost.add(each);
            }
            if (each.succeeded() && each.number() < end && failedAfter(platform, each)) {
                spent.put(each.sent(REFRESH_TOKEN), each);
            }
        }
        platform.show(lost);
        if (spent.isEmpty()) {
            throw inconclusive("There was no refresh that was followed by 503, so this check cannot decide.");
        }
        if (!lost.isEmpty()) {
            throw failure(
                    "refresh token after a refresh that was followed by 503",
                    "the new one",
                    "the old one came: " + lost.getFirst(),
                    "Store tokens before the next request is made.");
        }
    }
}
