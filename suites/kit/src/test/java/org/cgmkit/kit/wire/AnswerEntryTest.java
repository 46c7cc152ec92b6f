package org.cgmkit.kit.wire;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerEntryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'response': {'status': '400', 'outcome': {'id': 'inner'}}}| inner",
                "{'response': {'status': '400', 'outcome': {'id': 'inner'}}, 'resource': {'resourceType': 'OperationOutcome', 'id': 'outer'}}| inner",
                "{'response': {'status': '400'}, 'resource': {'resourceType': 'OperationOutcome', 'id': 'outer'}}| outer",
                "{'response': {'status': '201'}, 'resource': {'resourceType': 'Observation', 'id': 'other'}}| ''",
                "{'response': {'status': '201'}}| ''"
            },
            quoteCharacter = '"')
    void findsTheOutcomeWhereverAServerPutsIt(String entry, String id) throws JsonProcessingException {
        AnswerEntry answered = new AnswerEntry(0, new ObjectMapper().readTree(entry.replace('\'', '"')));

        assertThat(answered.outcome().path("id").asText(), is(id.replace("''", "")));
    }
}
