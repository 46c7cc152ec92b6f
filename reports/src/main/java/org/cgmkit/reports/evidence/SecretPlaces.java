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
    private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(?:token|secret|password|api-?key).*");

    private static final Pattern HEADER_LINE = Pattern.compile("(?m)^([A-Za-z][\\w-]*):[ \\t]*(\\S.*)$");
    private static final Pattern SCHEME = Pattern.compile("(?i)(Bearer|Basic|DPoP|Token)\\s+(.+)");
    private static final Pattern CREDENTIAL = Pattern.compile("[BbDd](?i:earer|asic|PoP)(?:\\s|%20|\\+)+"
            + "(?=[A-Za-z0-9._~+/-]*(?:[0-9]|[a-z][A-Z]))([A-Za-z0-9._~+/-]{8,}=*)");
    /** Without one of these there is no credential, and without one of those no secret name. */
    private static final Set<String> SCHEMES = Set.of("earer", "asic", "pop");

    private static final Set<String> NAMES =
            Set.of("token", "secret", "password", "passwd", "assertion", "api", "code_verifier");

    private static final Pattern JSON_WEB_TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*){2,4}");
    private static final Pattern USER_INFO =
            Pattern.compile("http(?:s?://)([^/\\s@?#\"'<>" + SecretMarks.NO_MARK + "]+)@");
    private static final Pattern CODE = Pattern.compile("code=([^&\\s\"'<>#" + SecretMarks.NO_MARK + "]+)");
    private static final Pattern BESIDE_CODE =
            Pattern.compile("(?<![\\w.%-])(?:state|session_state|grant_type|redirect_uri|client_id|iss)=");

    /** How the name of a parameter or member ends that holds a secret. */
    private static final Pattern NAME_ENDS = Pattern.compile(
            "(?=[tspacTSPAC])(?i:token|secret|password|passwd|assertion|api[_-]?key|code_verifier)(?=[=\"\\\\])");

    /** What follows such a name, up to its value: of a parameter, of a member, of a member in a JSON within a JSON. */
    private static final Pattern VALUE = Pattern.compile("=([^&\\s\"'<>#;" + SecretMarks.NO_MARK + "]+)"
            + "|\"\\s*:\\s*\"([^\"\\\\" + SecretMarks.NO_MARK + "]++(?:\\\\.[^\"\\\\]*+)*+)"
            + "|\\\\+\"\\s*:\\s*\\\\+\"([^\"\\\\" + SecretMarks.NO_MARK + "]+)");

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
                + (SecretMarks.MARK.matcher(secret).matches()
                        ? secret
                        : SecretMarks.named(before.equalsIgnoreCase("Bearer ") ? "token" : name));
    }

    /** The text with marks in place of what stands in such places; {@code headers} are further secret header names. */
    static String markIn(String text, Set<String> headers) {
        String marked = HEADER_LINE.matcher(text).replaceAll(line -> {
            String name = line.group(1);
            boolean secret = isSecretHeader(name) || headers.contains(name.toLowerCase(Locale.ROOT));
            return Matcher.quoteReplacement(secret ? name + ": " + markValue(name, line.group(2)) : line.group());
        });
        // Bodies are long, and most of them have no secret: what has to be there is looked for first.
        String lower = marked.toLowerCase(Locale.ROOT);
        if (SCHEMES.stream().anyMatch(lower::contains)) {
            marked = replaceGroup(CREDENTIAL, marked, "token");
        }
        marked = JSON_WEB_TOKEN.matcher(marked).replaceAll(SecretMarks.named("token"));
        if (lower.contains("@")) {
            marked = replaceGroup(USER_INFO, marked, "userinfo");
        }
        if (NAMES.stream().anyMatch(lower::contains)) {
            marked = markNamed(marked);
        }
        return lower.contains("code=") ? markAuthorizationCodes(marked) : marked;
    }

    private static String replaceGroup(Pattern pattern, String text, String name) {
        Matcher found = pattern.matcher(text);
        StringBuilder marked = new StringBuilder();
        int copied = 0;
        while (found.find()) {
            marked.append(text, copied, found.start(1)).append(SecretMarks.named(name));
            copied = found.end(1);
        }
        return copied == 0 ? text : marked.append(text, copied, text.length()).toString();
    }

    /** Values after secret names. Found by the name's end, then looked at from there: bodies are long. */
    private static String markNamed(String text) {
        Matcher end = NAME_ENDS.matcher(text);
        Matcher value = VALUE.matcher(text);
        StringBuilder marked = new StringBuilder();
        int copied = 0;
        while (end.find()) {
            if (value.region(end.end(), text.length()).lookingAt()) {
                int group = value.start(1) >= 0 ? 1 : value.start(2) >= 0 ? 2 : 3;
                String name = text.substring(nameStart(text, end.start()), end.end());
                marked.append(text, copied, value.start(group)).append(SecretMarks.named(name));
                copied = value.end(group);
                end.region(copied, text.length());
            }
        }
        return copied == 0 ? text : marked.append(text, copied, text.length()).toString();
    }

    private static int nameStart(String text, int end) {
        int start = end;
        while (start > 0 && isNameCharacter(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isNameCharacter(char c) {
        return "_.-".indexOf(c) >= 0 || (c < 128 && Character.isLetterOrDigit(c));
    }

    /** {@code code} is also a search parameter of FHIR, so it is a secret only beside other parameters of OAuth. */
    private static String markAuthorizationCodes(String text) {
        return CODE.matcher(text).replaceAll(code -> {
            boolean whole = nameStart(text, code.start()) == code.start();
            boolean oauth = whole
                    && BESIDE_CODE
                            .matcher(runAround(text, code.start(), code.end()))
                            .find();
            return Matcher.quoteReplacement(oauth ? "code=" + SecretMarks.named("code") : code.group());
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
