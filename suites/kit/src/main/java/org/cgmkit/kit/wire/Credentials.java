package org.cgmkit.kit.wire;

import org.cgmkit.kit.config.HttpTarget;
import org.jspecify.annotations.Nullable;

/** The access tokens that requests go with. */
public interface Credentials {

    /**
     * The token for requests of a kind, or null where they go without one.
     *
     * @param reading whether the request reads back
     */
    @Nullable
    String token(boolean reading);

    /**
     * Another token for requests of that kind after the target refused one with 401, or null where there is none to try.
     *
     * @param refused the token that was refused
     */
    @Nullable
    String another(boolean reading, String refused);

    /** Whether reading takes another token than submitting. */
    boolean readsApart();

    /** The tokens that the target's description holds. */
    static Credentials given(HttpTarget target) {
        return new StaticTokens(target.authorization().staticToken(), target.readToken());
    }
}
