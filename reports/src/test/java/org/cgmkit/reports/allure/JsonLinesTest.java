package org.cgmkit.reports.allure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {

    @Test
    void breaksABodyUpAndChangesNothingElse() {
        String message =
                "HTTP 200 OK\nContent-Type: a\n\n{\"a\":71.10,\"a\":[],\"b\":[1,{\"c\":\"x, \\\"y: {\"}],\"d\":{}}";

        assertThat(JsonLines.inMessage(message), is("""
                        HTTP 200 OK
                        Content-Type: a

                        {
                          "a": 71.10,
                          "a": [],
                          "b": [
                            1,
                            {
                              "c": "x, \\"y: {"
                            }
                          ],
                          "d": {}
                        }"""));
    }

    @Test
    void standsATextThatIsCutOff() {
        assertThat(JsonLines.inMessage("GET /\n\n{\"a\":{\"b\":\"c"), is("GET /\n\n{\n  \"a\": {\n    \"b\": \"c"));
        assertThat(JsonLines.inMessage("GET /\n\n{\"a\":\"0123456789\\"), is("GET /\n\n{\n  \"a\": \"0123456789\\"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /\n\nplain, text: {}",
                "GET /\n\n{\n  \"a\": 1\n}",
                "GET /\n\n<html></html>",
                "The connection was refused."
            })
    void leavesEverythingElseAlone(String message) {
        assertThat(JsonLines.inMessage(message), is(message));
    }
}
