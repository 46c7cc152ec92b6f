package org.cgmkit.links.config;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.DefaultScopes;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.config.file.HttpTargetReader;
import org.cgmkit.kit.config.file.TargetDocument;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.trigger.TriggerFailedException;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.link.LinkText;
import org.cgmkit.links.link.QrImage;
import org.cgmkit.reports.KnownFailure;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a link and its creator, in a target file and beside it.
 *
 * @param name what the creator is called in reports, or null
 * @param link the link, or null
 * @param qr where an image of the link's QR code is, or null
 * @param passcode the passcode, or null
 * @param spendsAttempts whether wrong passcodes may be tried
 * @param forBrowsers whether pages in browsers are to be able to open links
 * @param server how requests get to the server
 * @param knownFailures the failures that the creator's owner declares to know of
 * @param living makes links while a run goes on, or null where one link is given
 */
public record CreatorDescription(
        @Nullable String name,
        @Nullable String link,
        @Nullable String qr,
        @Nullable String passcode,
        boolean spendsAttempts,
        boolean forBrowsers,
        HttpTarget.Builder server,
        List<KnownFailure> knownFailures,
        @Nullable LivingCreator living) {
    public CreatorDescription {
        knownFailures = List.copyOf(knownFailures);
    }

    /** The form of a target file. */
    public static TargetSchema schema() {
        return TargetSchema.of(CreatorDescription.class, "shlink-creator.schema.json");
    }

    /** Nothing is said yet. */
    public static CreatorDescription empty() {
        return new CreatorDescription(null, null, null, null, false, true, HttpTarget.described(), List.of(), null);
    }

    /**
     * What a target file says.
     *
     * @param environment fills in <code>${NAME}</code>
     * @param catalogue knows the roles of which there are target files
     * @throws ConfigurationException with every mistake in the file, each with its line
     */
    public static CreatorDescription read(Path file, Map<String, String> environment, Catalogue catalogue, Role role) {
        TargetDocument document = TargetDocument.open(
                file,
                environment,
                schema(),
                catalogue,
                "`cgmkit test " + role.id() + " --link LINK` goes without one.");
        HttpTarget.Builder server = HttpTarget.described();
        HttpTargetReader way =
                new HttpTargetReader(document.root(), document.folder(), new DefaultScopes("", ""), server);
        way.read();
        CreatorDescription read = new CreatorDescription(
                document.root().member("name").text().orElse(null),
                document.root().member("link").text().orElse(null),
                document.root()
                        .member("qr")
                        .text()
                        .map(place -> document.folder().resolve(place).toString())
                        .orElse(null),
                document.root().member("passcode").text().orElse(null),
                document.root().member("spendAttempts").truth().orElse(false),
                document.root().member("browsers").truth().orElse(true),
                server,
                document.knownFailures(LinkCatalogue.get(), role),
                LivingCreatorReader.read(document, way.tls()));
        document.rejectMistakes();
        return read;
    }

    /** The same, where what is given goes before what was said. */
    public CreatorDescription with(
            Optional<String> otherName, Optional<String> otherLink, Optional<String> otherPasscode, boolean spends) {
        return new CreatorDescription(
                otherName.orElse(name),
                otherLink.orElse(link),
                qr,
                otherPasscode.orElse(passcode),
                spends || spendsAttempts,
                forBrowsers,
                server,
                knownFailures,
                living);
    }

    /** The same, where an image of the link's QR code is given or else as it was said. */
    public CreatorDescription drawn(Optional<String> place) {
        return new CreatorDescription(
                name, link, place.orElse(qr), passcode, spendsAttempts, forBrowsers, server, knownFailures, living);
    }

    /** The same of a creator that makes links while a run goes on. */
    public CreatorDescription making(LivingCreator other) {
        return new CreatorDescription(
                name, link, qr, passcode, spendsAttempts, forBrowsers, server, knownFailures, other);
    }

    /** Whether links are made while a run goes on, because none was given. */
    public boolean isLiving() {
        return living != null && link == null && qr == null;
    }

    /**
     * What is to be tested, where links are made while a run goes on: the first one is made by this.
     *
     * @param results the folder of the results
     * @throws ConfigurationException where none is made, or it cannot be read
     */
    public CreatorTarget begun(Path results) throws InterruptedException {
        LivingCreator maker = Objects.requireNonNull(living);
        LivingCreator.Begun begun =
                new LivingCreator.Begun(maker.triggers().apply(results), maker.terms(), Instant.now());
        ShareOrder order = ShareOrder.everything("everything", maker.terms());
        try {
            CreatedLink made = CreatedLink.of(order, begun.triggers().create().answer(order.step(), order.variables()));
            return new CreatorTarget(
                    name == null ? "a creator of links" : name,
                    made.link(),
                    made.secret(),
                    false,
                    forBrowsers,
                    CreatorTarget.server(made.link(), server),
                    made.qr(),
                    begun);
        } catch (TriggerFailedException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What is to be tested.
     *
     * @throws ConfigurationException where there is no link, or it cannot be read, or attempts cannot be spent on it
     */
    public CreatorTarget target() {
        QrImage image = qr == null ? null : QrImage.at(qr);
        if (image == null && (link == null || link.isBlank())) {
            throw new ConfigurationException(
                    "Expected a SMART Health Link to look at, but none was given: give it with --link, in"
                            + " the variable CGMKIT_LINK, or as 'link' in a target file; as a QR code with --qr; or let links be made by"
                            + " 'trigger' in a target file.");
        }
        LinkText text =
                link == null || link.isBlank() ? Objects.requireNonNull(image).link() : LinkText.of(link);
        if (spendsAttempts && passcode == null) {
            throw new ConfigurationException(
                    "Expected the passcode of the link beside --spend-attempts, but none was given: give"
                            + " it with --passcode.");
        }
        return new CreatorTarget(
                name == null
                        ? text.payload().address().map(a -> a.getRawAuthority()).orElse("a link")
                        : name,
                text,
                passcode,
                spendsAttempts,
                forBrowsers,
                CreatorTarget.server(text, server),
                image,
                null);
    }
}
