package org.cgmkit.ehr.hosting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Which pages of other origins may call a server beside those that its {@link Hosting} names. */
public interface OriginPolicy {

    /**
     * Whether pages of that origin may.
     *
     * @param path the path that is called
     * @param origin the origin as browsers write it, such as {@code https://app.example.org}
     */
    boolean admits(String path, String origin);

    /** Answers the preflight of a page that may not, with what would let it. */
    void refuse(HttpServletRequest preflight, HttpServletResponse response) throws IOException;

    /** No others. */
    static OriginPolicy nobody() {
        return new OriginPolicy() {
            @Override
            public boolean admits(String path, String origin) {
                return false;
            }

            @Override
            public void refuse(HttpServletRequest preflight, HttpServletResponse response) {
                response.setStatus(403);
            }
        };
    }
}
