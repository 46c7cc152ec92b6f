package org.cgmkit.reports.evidence;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places where a secret stands by its name, whoever made it: credentials in headers (RFC 9110, 11), cookies,
 * parameters of OAuth (RFC 6749, RFC 7523, RFC 7636) in addresses and forms, members of token answers, JSON Web Tokens,
 * and a user with a password in an address.
 */
final class SecretPlaces {
    private static final Set<String> HEADERS =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "dpop", "authentication-info");
    private static final String NAME = "[\\w.-]*(?:token|secret|password|passwd|assertion|api[_-]?key|code_verifier)";
    private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(?:token|secret|password|api-?key).*");

    private static final Pattern HEADER_LINE = Pattern.compile("(?m)^([A-Za-z][\\w-]*):[ \\t]*(\\S.*)$");
    private static final Pattern SCHEME = Pattern.compile("(?i)(Bearer|Basic|DPoP|Token)\\s+(.+)");
    private static final Pattern CREDENTIAL = Pattern.compile("\\b((?i:Bearer|Basic|DPoP))(?:\\s|%20|\\+)+"
            + "(?=[A-Za-z0-9._~+/-]*(?:[0-9]|[a-z][A-Z]))[A-Za-z0-9._~+/-]{8,}=*");
    private static final Pattern JSON_WEB_TOKEN = Pattern.compile("\\beyJ[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*){2,4}");
    private static final Pattern USER_INFO = Pattern.compile("(?i)(https?://)[^/\\s@?#\"'<>" + Marks.NO_MARK + "]+@");
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)(?<![\\w.%-])(" + NAME + ")=[^&\\s\"'<>#;" + Marks.NO_MARK + "]+");
    private static final Pattern CODE = Pattern.compile("(?<![\\w.%-])code=[^&\\s\"'<>#" + Marks.NO_MARK + "]+");
    private static final Pattern BESIDE_CODE =
            Pattern.compile("(?<![\\w.%-])(?:state|session_state|grant_type|redirect_uri|client_id|iss)=");
    private static final Pattern MEMBER = Pattern.compile(
            "(?i)(?<!\\\\)(\"(" + NAME + ")\"\\s*:\\s*\")[^\"\\\\" + Marks.NO_MARK + "]++(?:\\\\.[^\"\\\\]*+)*+");
    private static final Pattern ESCAPED_MEMBER =
            Pattern.compile("(?i)(\\\\+\"(" + NAME + ")\\\\+\"\\s*:\\s*\\\\+\")[^\"\\\\" + Marks.NO_MARK + "]+");

    private SecretPlaces() {}

    /** Whether the header's name alone says that its value is a secret. */
    static boolean isSecretHeader(String name) {
        return HEADERS.contains(name.toLowerCase(Locale.ROOT))
                || SECRET_NAME.matcher(name).matches();
    }

    /** The value of such a header, with a mark in place of the secret; the scheme of a credential stays. */
    static String markValue(String name, String value) {
        Matcher scheme = SCHEME.matcher(value);
        String before = scheme.matches() ? scheme.group(1) + " " : "";
        String secret = scheme.matches() ? scheme.group(2) : value;
        return before
                + (Marks.MARK.matcher(secret).matches()
                        ? secret
                        : Marks.named(before.equalsIgnoreCase("Bearer ") ? "token" : name));
    }

    /** The text with marks in place of what stands in such places; {@code headers} are further secret header names. */
    static String markIn(String text, Set<String> headers) {
        String marked = HEADER_LINE.matcher(text).replaceAll(line -> {
            String name = line.group(1);
            boolean secret = isSecretHeader(name) || headers.contains(name.toLowerCase(Locale.ROOT));
            return Matcher.quoteReplacement(secret ? name + ": " + markValue(name, line.group(2)) : line.group());
        });
        marked = CREDENTIAL.matcher(marked).replaceAll("$1 " + Marks.named("token"));
        marked = JSON_WEB_TOKEN.matcher(marked).replaceAll(Marks.named("token"));
        marked = USER_INFO.matcher(marked).replaceAll("$1" + Marks.named("userinfo") + "@");
        marked = PARAMETER.matcher(marked).replaceAll(p -> p.group(1) + "=" + Marks.named(p.group(1)));
        marked = MEMBER.matcher(marked).replaceAll(m -> Matcher.quoteReplacement(m.group(1) + Marks.named(m.group(2))));
        marked = ESCAPED_MEMBER
                .matcher(marked)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(1) + Marks.named(m.group(2))));
        return markAuthorizationCodes(marked);
    }

    /** {@code code} is also a search parameter of FHIR, so it is a secret only beside other parameters of OAuth. */
    private static String markAuthorizationCodes(String text) {
        return CODE.matcher(text).replaceAll(code -> {
            boolean oauth = BESIDE_CODE
                    .matcher(runAround(text, code.start(), code.end()))
                    .find();
            return Matcher.quoteReplacement(oauth ? "code=" + Marks.named("code") : code.group());
        });
    }

    private static String runAround(String text, int start, int end) {
        int from = start;
        while (from > 0 && !endsRun(text.charAt(from - 1))) {
            from--;
        }
        int to = end;
        while (to < text.length() && !endsRun(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }

    private static boolean endsRun(char c) {
        return Character.isWhitespace(c) || "\"'<>".indexOf(c) >= 0;
    }
}
