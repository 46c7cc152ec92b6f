package org.cgmkit.reports.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A literal secret, and every disguise in which a target may echo it. */
final class Secret {
    /** A shorter core is found by chance in any long base64 text. */
    private static final int SHORTEST_CORE = 7;

    private final String mark;
    private final String starts;
    private final Pattern disguises;
    private final List<String> base64Cores = new ArrayList<>();

    Secret(String value, String variable) {
        mark = SecretMarks.of(variable);
        StringBuilder pattern = new StringBuilder();
        value.codePoints().forEach(c -> pattern.append(disguisesOf(c)));
        disguises = Pattern.compile(pattern.toString());
        starts = Character.toString(value.charAt(0)) + "%\\&+";
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        for (int before = 0; before < 3; before++) {
            addCore(bytes, before);
        }
    }

    /** The text with a mark wherever it held the secret. */
    String replaceIn(String text) {
        String replaced = replaceDisguises(text);
        for (String core : base64Cores) {
            replaced = replaceRuns(replaced, core);
        }
        return replaced;
    }

    /** Tried only where one can begin: bodies are long, and a pattern of many alternatives is slow to fail. */
    private String replaceDisguises(String text) {
        Matcher disguise = disguises.matcher(text);
        StringBuilder replaced = new StringBuilder();
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            if (starts.indexOf(text.charAt(at)) >= 0
                    && disguise.region(at, text.length()).lookingAt()) {
                replaced.append(text, copied, at).append(mark);
                copied = disguise.end();
                at = copied;
            } else {
                at++;
            }
        }
        return copied == 0 ? text : replaced.append(text, copied, text.length()).toString();
    }

    /** As it is, percent-encoded (once or more often), as a form's blank, escaped in JSON, or escaped in HTML or XML. */
    private static String disguisesOf(int codePoint) {
        String character = Character.toString(codePoint);
        StringBuilder percent = new StringBuilder();
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            percent.append("%(?:25)*(?i:").append(HexFormat.of().toHexDigits(b)).append(')');
        }
        StringBuilder json = new StringBuilder();
        character
                .chars()
                .forEach(unit -> json.append("\\\\u(?i:")
                        .append(HexFormat.of().toHexDigits((char) unit))
                        .append(')'));
        String html = "&#(?:0*" + codePoint + "|[xX]0*(?i:" + Integer.toHexString(codePoint) + "));";
        String special = switch (codePoint) {
            case ' ' -> "|\\+";
            case '"' -> "|\\\\+\"|&quot;";
            case '\\' -> "|\\\\{2,}";
            case '/' -> "|\\\\+/";
            case '&' -> "|&amp;";
            case '<' -> "|&lt;";
            case '>' -> "|&gt;";
            case '\'' -> "|&apos;";
            default -> "";
        };
        // Longer disguises first: a backslash escaped must not match as the bare one.
        String longer = special.isEmpty() ? "" : special.substring(1) + "|";
        return "(?:" + longer + Pattern.quote(character) + "|" + percent + "|" + json + "|" + html + ")";
    }

    /**
     * Base64 of a longer text that holds the secret, such as {@code user:password}, has in its middle characters that
     * depend on the secret alone; there are three cases, by how many bytes come before it, modulo three.
     */
    private void addCore(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        int from = (8 * before + 5) / 6;
        int to = 8 * shifted.length / 6;
        if (to - from < SHORTEST_CORE) {
            return;
        }
        base64Cores.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
        String urlSafe = Base64.getUrlEncoder().encodeToString(shifted).substring(from, to);
        if (!base64Cores.contains(urlSafe)) {
            base64Cores.add(urlSafe);
        }
    }

    private String replaceRuns(String text, String core) {
        int at = text.indexOf(core);
        if (at < 0) {
            return text;
        }
        int from = at;
        while (from > 0 && isBase64(text.charAt(from - 1))) {
            from--;
        }
        int to = at + core.length();
        while (to < text.length() && isBase64(text.charAt(to))) {
            to++;
        }
        return text.substring(0, from) + mark + replaceRuns(text.substring(to), core);
    }

    private static boolean isBase64(char c) {
        return "+/_-=".indexOf(c) >= 0 || (c < 128 && Character.isLetterOrDigit(c));
    }

    @Override
    public String toString() {
        return "a secret shown as " + mark.substring(1, mark.length() - 1).toUpperCase(Locale.ROOT);
    }
}
