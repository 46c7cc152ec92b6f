package org.cgmkit.links.link;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** How much could be random in an address, at most. */
public final class UrlEntropy {
    private static final Pattern HEX = Pattern.compile("[0-9a-f-]+|[0-9A-F-]+");
    private static final Pattern BASE32 = Pattern.compile("[a-z2-7]+|[A-Z2-7]+");
    private static final int DIGITS_BITS = 4;
    private static final int BASE32_BITS = 5;
    private static final int BASE64_BITS = 6;

    /** So many characters of three random texts are the same at their ends once in millions of runs. */
    private static final int BY_CHANCE = 2;

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

    /**
     * The bits that could be random in what is different between addresses, which are those of links that were made alike: what all
     * begin and end with is no secret.
     */
    public static int betweenAtMost(List<String> addresses) {
        int length = addresses.stream().mapToInt(String::length).min().orElse(0);
        String first = addresses.getFirst();
        int head = 0;
        while (head < length && sameAt(addresses, head, 0)) {
            head++;
        }
        int tail = 0;
        while (tail < length - head && sameAt(addresses, 0, tail + 1)) {
            tail++;
        }
        int most = Integer.MAX_VALUE;
        for (String address : addresses) {
            int bits = 0;
            for (String part : address.substring(head, address.length() - tail).split("[/=&?.]+")) {
                bits += part.isEmpty() ? 0 : bits(part);
            }
            // Random texts begin or end alike by chance.
            most = Math.min(most, bits + BY_CHANCE * BASE64_BITS);
        }
        return first.isEmpty() ? 0 : most;
    }

    /** Whether all have the same character there: from the start, or where {@code back} is positive, from the end. */
    private static boolean sameAt(List<String> addresses, int index, int back) {
        return addresses.stream()
                        .map(a -> back > 0 ? a.charAt(a.length() - back) : a.charAt(index))
                        .distinct()
                        .count()
                == 1;
    }

    private static int bits(String part) {
        if (HEX.matcher(part).matches()) {
            return DIGITS_BITS * part.replace("-", "").length();
        }
        return (BASE32.matcher(part).matches() ? BASE32_BITS : BASE64_BITS) * part.length();
    }
}
