package org.cgmkit.cgm.mutant;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cgmkit.cgm.attempt.PlayedRun;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.proof.mutant.JsonChange;
import org.cgmkit.kit.proof.mutant.Mutant;
import org.cgmkit.kit.proof.mutant.Mutant.Family;
import org.cgmkit.reports.evidence.Header;

/** The app asks in another way, or not at all: another place, method, header, or parameter of a query or a form. */
record AskingMutation(String peer) implements AppMutation {
    private static final String REQUEST = "(request)";
    private static final String HEADER = "(header) ";
    private static final String QUERY = "(query) ";
    private static final String FORM = "(form) ";
    private static final String DROPPED = "dropped";
    private static final String CHANGED = "changed";

    /** What HTTP itself takes care of. */
    private static final Set<String> OF_HTTP = Set.of(
            "host", "content-length", "connection", "user-agent", "accept-encoding", "upgrade", "http2-settings");

    @Override
    public void make(PlayedRun run, Consumer<Mutant> made) {
        run.steps().stream().flatMap(s -> s.exchanges().stream()).forEach(e -> {
            String kind = kind(e);
            Consumer<String> place = path -> {
                made.accept(mutant(kind, path, DROPPED));
                made.accept(mutant(kind, path, CHANGED));
            };
            if (!ExchangeCopies.submits(e)) {
                made.accept(mutant(kind, REQUEST, DROPPED));
            }
            made.accept(mutant(kind, REQUEST, "to another place"));
            made.accept(mutant(kind, REQUEST, e.method().equals("POST") ? "by PUT" : "by POST"));
            e.exchange().headers().stream()
                    .map(h -> h.name().toLowerCase(Locale.ROOT))
                    .filter(name -> !OF_HTTP.contains(name))
                    .forEach(name -> place.accept(HEADER + name));
            names(e.query()).forEach(name -> place.accept(QUERY + name));
            if (isForm(e)) {
                names(e.exchange().body()).forEach(name -> place.accept(FORM + name));
            }
        });
    }

    private Mutant mutant(String kind, String path, String operator) {
        return new Mutant(peer, Family.ASKING, kind, path, operator);
    }

    @Override
    public PlayedRun apply(Mutant mutant, PlayedRun run) {
        if (mutant.family() != Family.ASKING) {
            return run;
        }
        return ExchangeCopies.each(run, exchanges -> {
            List<CapturedExchange> after = new ArrayList<>();
            for (CapturedExchange each : exchanges) {
                if (!kind(each).equals(mutant.kind())) {
                    after.add(each);
                } else if (!mutant.path().equals(REQUEST) || !mutant.operator().equals(DROPPED)) {
                    after.add(changed(each, mutant));
                }
            }
            return after;
        });
    }

    private static CapturedExchange changed(CapturedExchange from, Mutant mutant) {
        String path = mutant.path();
        if (path.startsWith(HEADER)) {
            return ExchangeCopies.withHeaders(from, headers(from, path.substring(HEADER.length()), mutant.operator()));
        }
        if (path.startsWith(QUERY)) {
            String query = parameters(from.query(), path.substring(QUERY.length()), mutant.operator());
            String place = from.url().replaceFirst("[?].*", "");
            return ExchangeCopies.withRequest(from, from.method(), query.isEmpty() ? place : place + "?" + query);
        }
        if (path.startsWith(FORM)) {
            return ExchangeCopies.withBody(
                    from, parameters(from.exchange().body(), path.substring(FORM.length()), mutant.operator()));
        }
        return switch (mutant.operator()) {
            case "by PUT" -> ExchangeCopies.withRequest(from, "PUT", from.url());
            case "by POST" -> ExchangeCopies.withRequest(from, "POST", from.url());
            default ->
                ExchangeCopies.withRequest(
                        from, from.method(), from.url().replaceFirst("/([^/?]*)([?].*)?$", "/elsewhere/$1$2"));
        };
    }

    private static List<Header> headers(CapturedExchange from, String name, String operator) {
        return from.exchange().headers().stream()
                .filter(h -> !h.name().equalsIgnoreCase(name) || operator.equals(CHANGED))
                .map(h -> h.name().equalsIgnoreCase(name) ? new Header(h.name(), JsonChange.neighbour(h.value())) : h)
                .toList();
    }

    private static String parameters(String text, String name, String operator) {
        UnaryOperator<String> change = part ->
                part.substring(0, part.indexOf('=') + 1) + JsonChange.neighbour(part.substring(part.indexOf('=') + 1));
        return String.join(
                "&",
                List.of(text.split("&")).stream()
                        .filter(part -> !part.startsWith(name + "=") || operator.equals(CHANGED))
                        .map(part -> part.startsWith(name + "=") ? change.apply(part) : part)
                        .toList());
    }

    private static List<String> names(String text) {
        return List.of(text.split("&")).stream()
                .filter(part -> part.indexOf('=') > 0)
                .map(part -> part.substring(0, part.indexOf('=')))
                .toList();
    }

    private static boolean isForm(CapturedExchange exchange) {
        return exchange.header("Content-Type")
                .filter(t -> t.contains("form-urlencoded"))
                .isPresent();
    }

    /** The method and the last part of the path; a search with what it looks for, a grant with its type. */
    private static String kind(CapturedExchange exchange) {
        String path = URI.create(exchange.url()).getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean read = last.matches("[A-Za-z0-9-]{20,}");
        String name = read ? path.replaceFirst(".*/([^/]*)/[^/]*$", "$1/{id}") : last;
        String grant =
                isForm(exchange) ? exchange.exchange().body().replaceFirst("(?s).*grant_type=([a-z_]+).*", " $1") : "";
        String order = exchange.query().contains("one-time")
                ? " one-time"
                : exchange.query().contains("standing") ? " standing" : "";
        return exchange.method() + " " + name + order + (grant.length() < 40 ? grant : "");
    }
}
