package org.cgmkit.cgm.submitter.judgement;

/**
 * One thing that is not as it should be. Positions in it count from 0.
 *
 * @param where the place, such as {@code submission[0].entry[3].resource.valueQuantity.value}
 * @param expected what should be there, as it stands in a sentence
 * @param actual what is there, as it stands in a sentence
 * @param sentence all of it for a person to read, with what to change
 */
public record SubmissionFinding(String where, String expected, String actual, String sentence) {

    /**
     * A finding in the usual words.
     *
     * @param what what is looked at, such as {@code the sum of the five times in ranges}
     * @param actual with its verb, such as {@code it is 90.00}
     * @param advice sentences on what is behind it and what to change, or an empty text
     */
    static SubmissionFinding of(String where, String what, String expected, String actual, String advice) {
        String sentence = where + ", " + what + ": expected " + expected + ", but " + actual + ".";
        return new SubmissionFinding(where, expected, actual, advice.isEmpty() ? sentence : sentence + " " + advice);
    }

    @Override
    public String toString() {
        return sentence;
    }
}
