package org.cgmkit.links.config;

import java.net.URI;
import java.util.Optional;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.links.link.LinkText;
import org.cgmkit.links.link.QrImage;
import org.jspecify.annotations.Nullable;

/**
 * A link under test, and what its creator's owner says of it.
 *
 * @param name what the creator is called in reports
 * @param link the link
 * @param secret the passcode, or null where it was not told
 * @param spendsAttempts whether wrong passcodes may be tried, until the link is used up
 * @param forBrowsers whether pages in browsers are to be able to open links
 * @param server how requests get to the creator's server
 * @param qr the link's QR code, or null where none was given
 * @param begun makes further links, or null where there is only this one
 */
public record CreatorTarget(
        String name,
        LinkText link,
        @Nullable String secret,
        boolean spendsAttempts,
        boolean forBrowsers,
        HttpTarget server,
        @Nullable QrImage qr,
        LivingCreator.@Nullable Begun begun) {

    /** How requests get to the server of that link. */
    static HttpTarget server(LinkText link, HttpTarget.Builder described) {
        URI address = link.payload()
                .address()
                .orElseThrow(() -> new ConfigurationException(
                        "Expected a link with the address of a server as its 'url', but it is '"
                                + link.payload().url() + "'."));
        return described
                .baseUrl(address.getScheme() + "://" + address.getRawAuthority())
                .build();
    }

    /** Another link of the same creator, with which everything may be done. */
    public CreatorTarget of(CreatedLink other) {
        return new CreatorTarget(
                name, other.link(), other.secret(), other.secret() != null, forBrowsers, server, other.qr(), begun);
    }

    /** Who makes further links, or empty where there is only this one. */
    public Optional<LivingCreator.Begun> living() {
        return Optional.ofNullable(begun);
    }

    /** The passcode, or empty where it was not told. */
    public Optional<String> passcode() {
        return Optional.ofNullable(secret);
    }
}
