package org.cgmkit.partner.check;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.cgmkit.kit.check.OutcomeException.notTested;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.partner.config.Account;
import org.cgmkit.partner.config.Agreement;
import org.cgmkit.partner.config.PartnerTarget;
import org.cgmkit.partner.mapping.Field;
import org.cgmkit.partner.mapping.MappedRecord;
import org.cgmkit.partner.mapping.Mapping;
import org.cgmkit.partner.mapping.StreamMapping;
import org.cgmkit.partner.poll.DataCalls;
import org.cgmkit.partner.poll.Fetched;
import org.cgmkit.partner.poll.OAuthCalls;
import org.cgmkit.partner.poll.SourceSession;

/**
 * A partner source, as one check sees it.
 *
 * @param session the kit as a platform
 * @param log the log of the check
 */
public record PartnerSource(SourceSession session, CheckLog log) {
    /** The fewest records from which something can be told. */
    static final int ENOUGH = 50;

    PartnerTarget target() {
        return session.target();
    }

    Mapping mapping() {
        return target().mapping();
    }

    Agreement agreement() {
        return target().agreement();
    }

    OAuthCalls oauth() {
        return session.oauth(log::keep);
    }

    DataCalls data() {
        return session.data(log::keep);
    }

    Account first() {
        return session.first();
    }

    Account second() {
        return session.second();
    }

    /** What brings the partner to do a step; where nothing does, the row is not tested. */
    AnsweringTrigger trigger(String step) {
        return target().trigger(step)
                .orElseThrow(() -> notTested("This needs the trigger '" + step + "' in the target file."));
    }

    /** The streams of devices' data. */
    List<StreamMapping> streams() {
        return mapping().dataStreams();
    }

    /** The streams that can be asked for a window; where there are none, the row does not apply. */
    List<StreamMapping> windowed() {
        List<StreamMapping> windowed =
                streams().stream().filter(StreamMapping::hasWindow).toList();
        if (windowed.isEmpty()) {
            throw notApplicable("No stream of the mapping has a window with {from} and {to}.");
        }
        return windowed;
    }

    /** Shows what a question was answered; where it was not, the check ends inconclusive. */
    Fetched shown(Fetched fetched) {
        fetched.evidence().forEach(log::refer);
        if (!fetched.succeeded()) {
            throw inconclusive(fetched.last() + " gave no data.");
        }
        return fetched;
    }

    /** The newest records of the first user. */
    List<MappedRecord> records() {
        List<MappedRecord> records = new ArrayList<>();
        session.looks(first()).forEach(look -> records.addAll(shown(look).records()));
        if (records.isEmpty()) {
            throw inconclusive("The mapping finds no record at all in what the streams "
                    + streams().stream().map(StreamMapping::name).toList()
                    + " answered: look at 'records' and 'where' in it.");
        }
        return records;
    }

    /** The newest records of a type, each once; where there are none, the row does not apply. */
    List<MappedRecord> records(String type) {
        if (streams().stream().noneMatch(each -> each.mayHave(type))) {
            throw notApplicable("The mapping has no records of the type " + type + ".");
        }
        Map<String, MappedRecord> records = new LinkedHashMap<>();
        records().stream()
                .filter(each -> each.type().equals(type))
                .forEach(each -> records.putIfAbsent(each.spot(), each));
        if (records.isEmpty()) {
            throw notApplicable("The account has no records of the type " + type + " in the last days.");
        }
        return List.copyOf(records.values());
    }

    /** Those that have a field; where there are none, the row does not apply. */
    List<MappedRecord> having(String type, Field field) {
        List<MappedRecord> having = records(type).stream()
                .filter(each -> each.find(field).isPresent())
                .toList();
        if (having.isEmpty()) {
            throw notApplicable("No record of the type " + type + " has '" + field.id() + "'.");
        }
        return having;
    }

    /** Ends the check inconclusive where times do not fit together. */
    void assumeTimesAgree() {
        if (!new TimeAgreement(this).apart().isEmpty()) {
            throw inconclusive(
                    "Times of records do not fit together, which partner-source.fields.times-agree tells of.");
        }
    }
}
