package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says to somebody who mistypes or asks for help. */
class UsageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "test --help",
                "test receiver --help",
                "init --help",
                "init receiver --help",
                "simulate --help",
                "simulate ehr --help",
                "simulate submitter --help",
                "validate --help",
                "compare --help",
                "report --help",
                "certify --help",
                "verify --help",
                "keys --help",
                "requirements --help",
                "demo --help"
            })
    void everyCommandHasHelp(String line) {
        CommandRun run = CommandRun.of(line.split(" "));

        assertThat("exit code", run.code(), is(0));
        assertThat("usage", run.out(), startsWith("Usage: cgmkit"));
        assertThat("complaints", run.err(), is(emptyString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "test receiver --help",
                "init receiver --help",
                "simulate ehr --help",
                "simulate submitter --help",
                "validate --help",
                "compare --help",
                "report --help",
                "certify --help",
                "verify --help",
                "keys --help"
            })
    void theHelpOfWhatPeopleRunHasExamples(String line) {
        assertThat("help", CommandRun.of(line.split(" ")).out(), containsString("Examples:"));
    }

    @Test
    void theVersionNamesKitGuideAndJava() {
        CommandRun run = CommandRun.of("--version");

        assertThat("exit code", run.code(), is(0));
        assertThat("kit", run.out(), startsWith("cgmkit 0."));
        assertThat(
                "guide",
                run.out(),
                containsString(
                        "specification: cgm stu1 (HL7 FHIR guide on continuous glucose monitoring, release 1.0.0)"));
        assertThat("Java", run.out(), containsString(System.getProperty("java.version")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tset                                              | Did you mean: test
            test                                              | cgmkit test receiver
            init                                              | cgmkit init receiver
            init receiver                                     | Expected the receiver's base URL
            init receiver --base-url ftp://x                  | http
            init receiver --base-url http://x --patient a/b   | Expected --patient to be the logical id of a patient
            simulate                                          | cgmkit simulate ehr
            test receiver --base-url http://localhost/fhir    | Expected a patient to write test data for, but none was given: give it with --patient
            test receiver --base-url ftp://x --patient 1      | http
            test receiver --base-url http://x --patient a/b   | Expected --patient to be the logical id of a patient
            test receiver --base-url http://x --patient 1 --context doctor | patient, user, system
            test receiver --base-url http://x --patient 1 --header nonsense | header
            test receiver                                     | Expected the receiver's base URL, but none was given: give it with --base-url
            test receiver https://ehr.example.org/fhir        | got an address: give it with --base-url
            test receiver --base-url http://x --patient 1 --other-patient Patient/a/b | Expected --other-patient to be the logical id of a patient on the target, such as 'example-1' or 'Patient/example-1'
            test receiver --base-url http://x --patient 1 --other-patient Patient/1 | Expected --other-patient to be another one than --patient, but both are '1'
            test submitter --wait 0                           | Expected --wait to be longer than nothing
            test submitter --period 7200                      | Expected --period to be from a second to an hour, but got 120 min 00 s
            test receiver nowhere.yaml                        | cgmkit init receiver
            test receiver --base-url http://x --patient 1 --only receiver.nothing | no requirement matches
            test receiver --only receiver.storage.readible    | Near it are receiver.storage.readable
            test receiver --only receiver.storage.* --verb may | Nothing is left to run
            test receiver --verb must                         | SHALL, SHOULD, MAY, EXPECTED, BASE
            test receiver --rerun /nowhere                    | Give the results.json of a run, or its folder
            test receiver --fail-on may                       | SHALL, SHOULD
            test submitter --fail-on must                     | SHALL, SHOULD
            test receiver --base-url http://x --patient 1 --history pom.xml | Expected a folder with --history
            compare                                           | OLD
            compare /nowhere                                  | NEW
            compare /nowhere /nowhere                         | Give the results.json of a run, or its folder
            report                                            | RESULTS
            report /nowhere                                   | Give the results.json of a run, or its folder
            report /nowhere --format pdf                      | TEXT, GITHUB, PAGE
            certify                                           | RESULTS
            certify /nowhere                                  | --out
            certify /nowhere --out s.json                     | Give the results.json of a run, or its folder
            verify                                            | STATEMENT
            verify /nowhere                                   | --results
            verify /nowhere --results /nowhere                | Expected a statement as 'cgmkit certify' writes it
            simulate ehr --behaviour odd                      | no-conditional-create
            simulate ehr --defect odd                         | --list names them all
            simulate ehr --auth oauth                         | NONE, TOKEN, SMART
            simulate ehr --auth token                         | add --token
            simulate ehr --client a=http://127.0.0.1/         | add --auth smart
            simulate ehr --consent allow                      | add --auth smart
            simulate ehr --auth smart --consent maybe         | Expected page, allow or deny as the consent, but got maybe.
            test submitter --consent maybe                    | Expected page or allow with --consent, but got 'maybe'.
            simulate ehr --defect ignores-scopes              | shows only with SMART: add --auth smart
            simulate ehr --auth smart --client /nowhere.json  | Expected a file that can be read with --client
            simulate ehr --auth smart --client a=nonsense     | Expected redirect URIs of client a such as
            simulate ehr --auth smart --service keys.json     | Expected --service ID=JWKS
            simulate ehr --auth smart --token-life 0          | Expected lives of tokens and codes above zero
            simulate ehr --port 123456                        | from 0 to 65535
            simulate submitter                                | Expected the receiver's base URL, but none was given: give it with --base-url
            simulate submitter --base-url http://x            | Expected a patient whose data are submitted, but none was given
            simulate submitter --base-url x --patient 1       | such as http://127.0.0.1:8080/fhir
            simulate submitter --base-url http://x --patient a/b | Expected the logical id of a patient
            simulate submitter --base-url http://x --patient 1 --practice odd | summaries-only
            simulate submitter --base-url http://x --patient 1 --defect odd | --list names them all
            simulate submitter --base-url http://x --patient 1 --order all | standing, one-time or none
            simulate submitter --base-url http://x --patient 1 --for soon | such as 30s
            simulate submitter --base-url http://x --patient 1 --client a | one of the two is missing
            simulate submitter --base-url http://x --patient 1 --client a --key /nowhere.json | Expected a key file
            validate                                          | FILE
            validate /nowhere/bundle.json                     | there is none at '/nowhere/bundle.json'
            validate --format xml -                           | TEXT, JSON
            requirements receiver.storage.readible            | receiver.storage.readable
            """)
    void aMistakeIsAnsweredByASentenceAndExitCode2(String line, String expected) {
        CommandRun run = CommandRun.of(line.split(" +"));

        assertThat("exit code of " + line + "\n" + run.everything(), run.code(), is(2));
        assertThat("complaint", run.err(), containsString(expected));
        assertThat("complaint", run.err(), startsWith("cgmkit: "));
        assertThat("no stack trace", run.everything(), not(containsString("\tat ")));
    }
}
