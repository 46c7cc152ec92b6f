package org.cgmkit.partner.watch;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.partner.mapping.Field;
import org.cgmkit.partner.mapping.MappedRecord;
import org.cgmkit.partner.mapping.Mapping;

/**
 * A record that the hosted cloud has given to the platform.
 *
 * @param user what the platform calls the user
 * @param seen the request that was answered with it
 * @param record the record
 */
public record Served(String user, Seen seen, MappedRecord record) {
    /** mg/dL in a mmol/L; platforms take 18, 18.01559 or 18.0182, which are less than 1 mg/dL apart. */
    private static final BigDecimal MOLAR = new BigDecimal("18.0182");

    /** The records of an answer, which are a user's. */
    public static List<Served> of(Seen seen, Mapping mapping, String user) {
        return Ask.of(seen, mapping).filter(each -> seen.succeeded()).stream()
                .flatMap(each -> each.stream().read(seen.answer(), seen.answered()).stream())
                .map(each -> new Served(user, seen, each))
                .toList();
    }

    /** The records that were given up to a request, each as it came last. */
    public static Map<String, Served> until(int last, Performance play, Mapping mapping) {
        Map<String, Served> served = new LinkedHashMap<>();
        play.seen().stream()
                .filter(each -> each.number() <= last && !each.account().isEmpty())
                .forEach(each -> {
                    String user = play.users().get(play.accounts().indexOf(each.account()));
                    of(each, mapping, user)
                            .forEach(one -> served.put(user + "/" + one.record().identity(), one));
                });
        return served;
    }

    /** The glucose value in mg/dL, or empty where it has none. */
    public Optional<BigDecimal> glucose() {
        return record.number(Field.VALUE)
                .map(value -> record.text(Field.UNITS).equals("mmol/L") ? value.multiply(MOLAR) : value);
    }

    /** Whose it is, and what, for messages. */
    public String shown() {
        return record.type() + " of " + user + " of "
                + record.moment().map(Object::toString).orElse("no time");
    }
}
