package org.cgmkit.kit.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a server's developer documentation, as its owner repeats it for the kit.
 *
 * @param <T> what kind of thing is stated
 * @param fact what is stated, in a form that behaviour can be held against; null where only the link was given
 * @param document where it stands, an {@code http} or {@code https} address
 * @param sentence what stands there, in words; may be empty
 */
public record AttestedStatement<T>(@Nullable T fact, URI document, String sentence) {

    /**
     * Looks at the address.
     *
     * @throws ConfigurationException where a reader could not open it
     */
    public AttestedStatement {
        String scheme = String.valueOf(document.getScheme());
        boolean web = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
        if (!web || document.getHost() == null) {
            throw new ConfigurationException("Expected the address of a page of the documentation, such as "
                    + "https://developer.example.org/api#duplicates, but got '" + document + "'.");
        }
        sentence = sentence.strip();
    }

    /**
     * A statement at that address.
     *
     * @throws ConfigurationException where it is no address, or no page on the web
     */
    public static <T> AttestedStatement<T> at(String document, @Nullable T fact, String sentence) {
        try {
            return new AttestedStatement<>(fact, URI.create(document.strip()), sentence);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "Expected the address of a page of the documentation, but got '" + document + "'.");
        }
    }
}
