package org.cgmkit.submitter.setup;

import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.fixtures.order.OneTimeOrder;
import org.cgmkit.fixtures.order.StandingOrder;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;

/** The orders that the guide knows. */
public enum OrderKind {
    STANDING(StandingOrder.CODE, Profile.CGM_STANDING_ORDER),
    ONE_TIME(OneTimeOrder.CODE, Profile.CGM_ONE_TIME_ORDER);

    private final String code;
    private final Profile profile;

    OrderKind(String code, Profile profile) {
        this.code = code;
        this.profile = profile;
    }

    /** Those of them that a version of the guide has. */
    public static Set<OrderKind> among(Set<OrderKind> kinds, GuideVersion guide) {
        return kinds.stream()
                .filter(kind -> guide.orderCode(kind.profile).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The code by which they are searched for. */
    public String code() {
        return code;
    }
}
