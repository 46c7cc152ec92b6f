package org.cgmkit.ehr.http;

import java.util.regex.Pattern;

/** Takes out of the log what lets its holder in: codes, tokens, secrets, assertions. */
final class LogRedaction {
    private static final String NAMES = "access_token|refresh_token|id_token|client_secret|client_assertion|code"
            + "|code_verifier|token|csrf|registration_access_token";
    private static final Pattern IN_FORM = Pattern.compile("((?:^|&)(?:" + NAMES + ")=)[^&]*");
    private static final Pattern IN_JSON = Pattern.compile("(\"(?:" + NAMES + ")\"\\s*:\\s*\")[^\"]*");
    private static final Pattern IN_PAGE = Pattern.compile("(name=\"csrf\" value=\")[^\"]*");

    private LogRedaction() {}

    /** The text of a form, of JSON or of a page without their values. */
    static String of(String text) {
        String form = IN_FORM.matcher(text).replaceAll("$1(redacted)");
        String json = IN_JSON.matcher(form).replaceAll("$1(redacted)");
        return IN_PAGE.matcher(json).replaceAll("$1(redacted)");
    }
}
