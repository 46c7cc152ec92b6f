package org.cgmkit.kit.proof.mutant;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a parameter of a query may be understood in another way than it is written (FHIR R4, Search). */
enum QueryChange {
    IGNORED("ignored") {
        @Override
        Optional<String> of(String value) {
            return Optional.empty();
        }
    },
    SYSTEM_IGNORED("system ignored") {
        @Override
        boolean fits(String value) {
            return value.matches(".+[|].+");
        }

        @Override
        Optional<String> of(String value) {
            return Optional.of(value.replaceFirst("^[^|]*[|]", ""));
        }
    },
    CODE_IGNORED("code ignored") {
        @Override
        boolean fits(String value) {
            return value.matches(".+[|].+");
        }

        @Override
        Optional<String> of(String value) {
            return Optional.of(value.replaceFirst("[|].*", "|"));
        }
    },
    TYPE_IGNORED("type ignored") {
        @Override
        boolean fits(String value) {
            return value.matches("[A-Z][A-Za-z]+/[^/]+");
        }

        @Override
        Optional<String> of(String value) {
            return Optional.of(value.replaceFirst(".*/", ""));
        }
    },
    PREFIX_IGNORED("prefix ignored") {
        @Override
        boolean fits(String value) {
            return value.matches("(ge|le|gt|lt|sa|eb|ne)[0-9]{4}.*");
        }

        @Override
        Optional<String> of(String value) {
            return Optional.of(value.substring(2));
        }
    },
    BOUND_EXCLUDED("bound excluded") {
        @Override
        boolean fits(String value) {
            return value.matches("(ge|le)[0-9]{4}.*");
        }

        @Override
        Optional<String> of(String value) {
            return Optional.of(value.charAt(0) + "t" + value.substring(2));
        }
    },
    MATCHES_NOTHING("matches nothing") {
        @Override
        Optional<String> of(String value) {
            return Optional.of(value.replaceFirst("[A-Za-z0-9]([^A-Za-z0-9]*)$", "$1") + "0e0");
        }
    };

    private final String title;

    QueryChange(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Whether it changes a value like that. */
    boolean fits(String value) {
        return true;
    }

    /** What is understood in place of the value; nothing where the parameter is not looked at. */
    abstract Optional<String> of(String value);

    static QueryChange titled(String title) {
        return Stream.of(values())
                .filter(c -> c.title.equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** The query, which is encoded, with every parameter of that name changed. */
    String in(String query, String name) {
        return Stream.of(query.split("&"))
                .flatMap(part -> {
                    String value = part.contains("=")
                            ? URLDecoder.decode(part.substring(part.indexOf('=') + 1), StandardCharsets.UTF_8)
                            : "";
                    return part.startsWith(name + "=") && fits(value)
                            ? of(value)
                                    .map(other -> name + "=" + URLEncoder.encode(other, StandardCharsets.UTF_8))
                                    .stream()
                            : Stream.of(part);
                })
                .collect(Collectors.joining("&"));
    }
}
