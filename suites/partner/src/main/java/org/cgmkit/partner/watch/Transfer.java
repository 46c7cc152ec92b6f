package org.cgmkit.partner.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one user's tokens asked for without a long pause: a transfer. Retries within it are no transfers of their own.
 *
 * @param grant the grant
 * @param account the account
 * @param requests the requests, refreshes among them
 */
public record Transfer(int grant, String account, List<Seen> requests) {
    private static final int PARTS = 4;

    public Transfer {
        requests = List.copyOf(requests);
    }

    /**
     * The transfers among requests, in their order.
     *
     * @param from the shortest interval; a quarter of it is a pause between transfers
     */
    public static List<Transfer> among(List<Seen> seen, Duration from) {
        Duration pause = from.dividedBy(PARTS);
        Map<Integer, List<Seen>> going = new LinkedHashMap<>();
        List<Transfer> ended = new ArrayList<>();
        for (Seen each : seen) {
            if (each.grant() == 0 || !(each.kind().isData() || each.kind() == Kind.REFRESH)) {
                continue;
            }
            List<Seen> before = going.get(each.grant());
            if (before != null
                    && before.getLast().status() != 429
                    && Duration.between(before.getLast().answered(), each.when())
                                    .compareTo(pause)
                            >= 0) {
                ended.add(of(before));
                before = null;
            }
            if (before == null) {
                before = new ArrayList<>();
                going.put(each.grant(), before);
            }
            before.add(each);
        }
        going.values().forEach(each -> ended.add(of(each)));
        return ended.stream()
                .filter(each -> each.requests().stream()
                        .anyMatch(request -> request.kind().isData()))
                .sorted((one, other) ->
                        Integer.compare(one.first().number(), other.first().number()))
                .toList();
    }

    private static Transfer of(List<Seen> requests) {
        Seen first = requests.getFirst();
        return new Transfer(first.grant(), first.account(), requests);
    }

    /** Its first request. */
    public Seen first() {
        return requests.getFirst();
    }

    /** Its last request. */
    public Seen last() {
        return requests.getLast();
    }

    /** When it began. */
    public Instant begin() {
        return first().when();
    }

    /** When its last answer was sent. */
    public Instant end() {
        return last().answered();
    }

    /** Whether any data came of it. */
    public boolean succeeded() {
        return requests.stream().anyMatch(each -> each.kind().isData() && each.succeeded());
    }

    /** Whether the kit disturbed it. */
    public boolean isDisturbed() {
        return requests.stream().anyMatch(Seen::disturbed);
    }
}
