package org.cgmkit.links.link;

import java.net.URI;
import java.util.regex.Pattern;

/** How much could be random in an address, at most. */
public final class UrlEntropy {
    private static final Pattern HEX = Pattern.compile("[0-9a-f-]+|[0-9A-F-]+");
    private static final Pattern BASE32 = Pattern.compile("[a-z2-7]+|[A-Z2-7]+");
    private static final int DIGITS_BITS = 4;
    private static final int BASE32_BITS = 5;
    private static final int BASE64_BITS = 6;

    private UrlEntropy() {}

    /** The bits that path and query could hold, if every character were chosen freely from the alphabet of its part. */
    public static int atMost(URI address) {
        String rest = address.getRawPath() + "/" + (address.getRawQuery() == null ? "" : address.getRawQuery());
        int bits = 0;
        for (String part : rest.split("[/=&?.]+")) {
            if (!part.isEmpty()) {
                bits += bits(part);
            }
        }
        return bits;
    }

    private static int bits(String part) {
        if (HEX.matcher(part).matches()) {
            return DIGITS_BITS * part.replace("-", "").length();
        }
        return (BASE32.matcher(part).matches() ? BASE32_BITS : BASE64_BITS) * part.length();
    }
}
