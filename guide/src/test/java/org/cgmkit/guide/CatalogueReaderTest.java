package org.cgmkit.guide;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Broken data are refused with a sentence that says where, what came and what was expected. */
class CatalogueReaderTest {
    private static final Role RECEIVER = new Role("receiver", "Data receiver", Role.Participant.SERVER);

    private static final String SOUND = """
            role: receiver
            topics:
              - id: response
                title: Response
                requirements:
                  - id: receiver.response.quick
                    verb: SHOULD
                    verification: AUTOMATED
                    section: Speed
                    link: https://example.org/speed
                    statement: It answers soon.
                    how: Measures.
                    fix: Hurry.
            """;

    @Test
    void soundDataAreRead() {
        Requirement read = CatalogueReader.read(RECEIVER, "receiver.yaml", SOUND)
                .get(0)
                .requirements()
                .get(0);

        assertThat("statement", read.statement(), is("It answers soon."));
        assertThat("topic", read.topic(), is("response"));
        assertThat("binding", read.binding(), is(false));
    }

    @Test
    void anUnknownField() {
        assertThat(
                refusal(SOUND.replace("fix:", "fixx:")),
                is("receiver.yaml, response, receiver.response.quick: the field 'fixx' is not known, expected id, verb,"
                        + " verification, section, link, statement, how, fix, and perhaps wording, also, condition,"
                        + " note, unchecked."));
    }

    @Test
    void aMissingField() {
        assertThat(
                refusal(SOUND.replace("how: Measures.", "")),
                startsWith(
                        "receiver.yaml, response, receiver.response.quick: the field 'how' is missing, expected id, verb,"));
    }

    @Test
    void anEmptyField() {
        assertThat(
                refusal(SOUND.replace("Measures.", "' '")),
                is("receiver.yaml, response, receiver.response.quick: 'how' is \" \", expected a text."));
    }

    @Test
    void aMissingIdIsToldByItsPosition() {
        assertThat(
                refusal(SOUND.replace("id: receiver.response.quick", "note: What is it?")),
                startsWith("receiver.yaml, response, requirements[0]: the field 'id' is missing, expected id, verb,"));
    }

    @Test
    void aVerbThatIsNone() {
        assertThat(
                refusal(SOUND.replace("verb: SHOULD", "verb: MUST")),
                is(
                        "receiver.yaml, response, receiver.response.quick: 'verb' is 'MUST', expected one of SHALL, SHOULD, MAY,"
                                + " EXPECTED, BASE."));
    }

    @Test
    void anIdOfAnotherForm() {
        assertThat(
                refusal(SOUND.replace("receiver.response.quick", "receiver.response.Quick!")),
                is(
                        "receiver.yaml, response, receiver.response.Quick!: the id 'receiver.response.Quick!' is not of the form"
                                + " role.topic.statement, each part in lower case with dashes."));
    }

    @Test
    void anIdUnderTheWrongRole() {
        assertThat(
                refusal(SOUND.replace("receiver.response.quick", "submitter.response.quick")),
                is(
                        "receiver.yaml, response, submitter.response.quick: the id 'submitter.response.quick' stands under another"
                                + " role or topic, expected it to start with 'receiver.response.'."));
    }

    @Test
    void aFileOfAnotherRole() {
        assertThat(
                refusal(SOUND.replace("role: receiver", "role: submitter")),
                is("receiver.yaml: 'role' is 'submitter', expected 'receiver'."));
    }

    @Test
    void anIdUnderTheWrongTopic() {
        assertThat(
                refusal(SOUND.replace("receiver.response.quick", "receiver.storage.quick")),
                is(
                        "receiver.yaml, response, receiver.storage.quick: the id 'receiver.storage.quick' stands under another"
                                + " role or topic, expected it to start with 'receiver.response.'."));
    }

    @Test
    void anIdTakenTwice() {
        String requirement = SOUND.substring(SOUND.indexOf("      - id: receiver.response"));
        assertThat(
                refusal(SOUND + requirement),
                is(
                        "receiver.yaml, response, receiver.response.quick: the id 'receiver.response.quick' is already taken, expected"
                                + " each id once."));
    }

    @Test
    void aTopicTakenTwice() {
        String topic = SOUND.substring(SOUND.indexOf("  - id: response"));
        assertThat(
                refusal(SOUND + topic),
                is("receiver.yaml, response: the topic is already there, expected each topic once."));
    }

    @Test
    void aBaseWithoutTheWordingOfItsClause() {
        assertThat(
                refusal(SOUND.replace("verb: SHOULD", "verb: BASE")),
                is("receiver.yaml, response, receiver.response.quick: 'verb' is BASE and 'wording' is missing, expected"
                        + " 'wording' (how strong the cited clause is) with BASE, and only there."));
    }

    @Test
    void aWordingWithoutBase() {
        assertThat(
                refusal(SOUND.replace("verb: SHOULD", "verb: SHOULD\n        wording: MUST")),
                is("receiver.yaml, response, receiver.response.quick: 'verb' is SHOULD and 'wording' is MUST, expected"
                        + " 'wording' (how strong the cited clause is) with BASE, and only there."));
    }

    @Test
    void aTopicWithoutRequirements() {
        String bare = SOUND.substring(0, SOUND.indexOf("    requirements:")) + "    requirements: []\n";
        assertThat(refusal(bare), is("receiver.yaml, response: 'requirements' is empty, expected a list."));
    }

    @Test
    void aFieldGivenTwice() {
        assertThat(
                refusal(SOUND.replace("how: Measures.", "how: Measures.\n        how: Guesses.")),
                is("receiver.yaml, line 13: expected well-formed YAML, and got: Duplicate field 'how'"));
    }

    @Test
    void textThatIsNoMapping() {
        assertThat(refusal("hello"), is("receiver.yaml: this is no mapping, expected role, topics."));
    }

    private static String refusal(String yaml) {
        return String.valueOf(assertThrows(
                        BrokenGuideDataException.class, () -> CatalogueReader.read(RECEIVER, "receiver.yaml", yaml))
                .getMessage());
    }
}
