package org.cgmkit.console.store;

/**
 * Which exchanges of a sandbox a list shows.
 *
 * @param method the method, or empty for all
 * @param status the first digit of the status, or 0 for all
 * @param text what the path has in it, or empty
 */
public record ExchangeFilter(String method, int status, String text) {
    /** All of them. */
    public static final ExchangeFilter ALL = new ExchangeFilter("", 0, "");

    /** Whether an exchange is shown. */
    public boolean shows(ExchangeLine line) {
        return (method.isEmpty() || line.method().equals(method))
                && (status == 0 || line.status() / 100 == status)
                && line.path().contains(text);
    }

    /** Whether it shows all. */
    public boolean isAll() {
        return equals(ALL);
    }
}
