package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.validation.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no FHIR JSON gets one sentence, and no definition is loaded for it. */
class UnreadableInputTest {
    private final GuideValidator validator = GuideValidator.builtIn(GuideVersion.STU1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                         | The input is empty.
                    `  \n `                    | The input is empty.
                    <Bundle xmlns="x"/>        | The input is XML or HTML; the guide speaks FHIR JSON only.
                    []                         | The input is JSON, but no object: a FHIR resource is one.
                    "Bundle"                   | The input is JSON, but no object: a FHIR resource is one.
                    {}                         | The input is a JSON object without a resourceType
                    {"resourceType": 7}        | The input is a JSON object without a resourceType
                    {"resourceType": "Bundle"  | The input is not JSON: Unexpected end-of-input
                    resourceType: Bundle       | The input is not JSON: Unrecognized token 'resourceType'
                    {"resourceType": "Bundle"} x | The input is not JSON: Unrecognized token 'x'
                    """)
    void isOneFatalFindingThatSaysWhatCame(String input, String sentence) {
        List<Finding> findings = validator.validate(input);

        assertThat(findings, hasSize(1));
        assertThat(findings.getFirst().severity(), is(Finding.Severity.FATAL));
        assertThat(findings.getFirst().message(), containsString(sentence));
    }

    @Test
    void saysWhereJsonBreaks() {
        Finding finding = validator
                .validate("{\n  \"resourceType\": \"Bundle\",\n  oops\n}")
                .getFirst();

        assertThat(List.of(finding.line(), finding.column()), contains(3, 3));
    }
}
