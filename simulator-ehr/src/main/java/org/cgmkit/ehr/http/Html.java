package org.cgmkit.ehr.http;

/** Text within pages. */
final class Html {

    private Html() {}

    /** Text as it stands between tags and in attributes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
