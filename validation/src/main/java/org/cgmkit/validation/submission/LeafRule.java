package org.cgmkit.validation.submission;

/**
 * The leaves that are left out of an entry's shape, each under a lexical rule at least as strict as HAPI's. A leaf that
 * breaks its rule stays in the shape as it is. All rules are about ASCII only and have an end, so that nothing that HAPI
 * says about length, white space, tags or directions of writing can concern what they accept.
 */
public enum LeafRule {
    /**
     * {@code Observation.effectiveDateTime} and {@code Observation.issued}: no invariant of Observation or its data types
     * reads them, they have no binding, pattern or bounds, and the slicing of {@code effective[x]} is by type. HAPI checks
     * the format, that the day exists, and that the year is reasonable; the rule asks for a whole time with its zone
     * on a day that exists, from 1990 to 2059.
     */
    TIME {
        @Override
        boolean accepts(char[] text, int from, int length) {
            return DateTimeSyntax.isWhole(text, from, length);
        }
    },

    /**
     * {@code Observation.valueQuantity.value}: the patterns of the profiles fix unit, system and code only; the invariant
     * of Quantity (qty-3) reads code and system; no profile of the guide has bounds. HAPI checks the format and warns of
     * many digits; the rule accepts a plain number, without sign or exponent, of at most six digits on each side.
     */
    DECIMAL {
        @Override
        boolean accepts(char[] text, int from, int length) {
            int whole = digits(text, from, length);
            if (whole == 0 || whole > 6 || (whole > 1 && text[from] == '0')) {
                return false;
            }
            if (whole == length) {
                return true;
            }
            int fraction = length - whole - 1;
            return text[from + whole] == '.'
                    && fraction >= 1
                    && fraction <= 6
                    && digits(text, from + whole + 1, fraction) == fraction;
        }
    },

    /**
     * {@code identifier.value} of a resource: no invariant, binding, pattern or slice reads it. HAPI reads it only where
     * the system says that it is a URI or a UUID, and an entry with such a system has no shape. The rule accepts letters,
     * digits and the signs of URIs.
     */
    IDENTIFIER {
        @Override
        boolean accepts(char[] text, int from, int length) {
            return isPlain(text, from, length, 128);
        }
    },

    /**
     * {@code request.ifNoneExist}: a string that no invariant, binding, pattern or slice reads. The rule is that of
     * identifiers, with the signs of a query.
     */
    QUERY {
        @Override
        boolean accepts(char[] text, int from, int length) {
            return isPlain(text, from, length, 512);
        }
    },

    /**
     * {@code resource.id}: read by references of other entries, which are followed by the id itself and not by the shape,
     * and by the rules about {@code fullUrl}, which stands in the shape unless it ends with this very id. HAPI checks the
     * format, which is the rule here too.
     */
    ID {
        @Override
        boolean accepts(char[] text, int from, int length) {
            if (length == 0 || length > 64) {
                return false;
            }
            for (int i = from; i < from + length; i++) {
                if (!isLetterOrDigit(text[i]) && text[i] != '-' && text[i] != '.') {
                    return false;
                }
            }
            return true;
        }
    },

    /**
     * {@code fullUrl} and {@code reference} as {@code urn:uuid}: what a reference leads to is looked up and stands in
     * the shape in its place, and that fullUrls differ is checked over the whole Bundle. HAPI checks the format; the rule
     * asks for lower case, as it does.
     */
    UUID {
        @Override
        boolean accepts(char[] text, int from, int length) {
            if (length != 45) {
                return false;
            }
            for (int i = 0; i < 9; i++) {
                if (text[from + i] != "urn:uuid:".charAt(i)) {
                    return false;
                }
            }
            for (int i = 0; i < 36; i++) {
                char c = text[from + 9 + i];
                boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
                if (dash ? c != '-' : !(isDigit(c) || (c >= 'a' && c <= 'f'))) {
                    return false;
                }
            }
            return true;
        }
    };

    /** Whether a leaf may be left out: the characters of its value, as a parser holds them. */
    abstract boolean accepts(char[] text, int from, int length);

    private static boolean isPlain(char[] text, int from, int length, int most) {
        if (length == 0 || length > most) {
            return false;
        }
        for (int i = from; i < from + length; i++) {
            if (!isLetterOrDigit(text[i]) && "-._~:/|=?&%+,@!".indexOf(text[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int digits(char[] text, int from, int most) {
        int count = 0;
        while (count < most && isDigit(text[from + count])) {
            count++;
        }
        return count;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetterOrDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
