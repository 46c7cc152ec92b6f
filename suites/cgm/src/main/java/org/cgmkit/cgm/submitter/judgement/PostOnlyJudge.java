package org.cgmkit.cgm.submitter.judgement;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.fixtures.Submission;

/** Judges what entries ask for: each a POST to the type of its resource (FHIR R4, Bundle.entry.request). */
public final class PostOnlyJudge {
    private static final String ADVICE = "Set request.method to POST and request.url to the bare name of the type.";

    /** What there is to say about all entries of the run. */
    public Judgement judge(List<Submission> run) {
        List<SentEntry> entries = SentEntry.of(run);
        if (entries.isEmpty()) {
            return new Judgement.Unjudged("No entries were sent in this run.");
        }
        List<SubmissionFinding> findings = new ArrayList<>();
        for (SentEntry entry : entries) {
            method(entry, findings);
            url(entry, findings);
        }
        return Judgement.of(findings, List.of());
    }

    private static void method(SentEntry entry, List<SubmissionFinding> findings) {
        String method = entry.entry().at("/request/method").asText();
        if (!method.equals("POST")) {
            String actual = method.isEmpty() ? "there is none" : "it is " + method;
            findings.add(SubmissionFinding.of(
                    entry.where("request.method"), "the method of the entry", "POST", actual, ADVICE));
        }
    }

    private static void url(SentEntry entry, List<SubmissionFinding> findings) {
        String url = entry.entry().at("/request/url").asText();
        String type = entry.type();
        if (!url.equals(type) && !type.isEmpty()) {
            findings.add(SubmissionFinding.of(
                    entry.where("request.url"), "the url of the entry", type, actual(url, type), ADVICE));
        }
    }

    private static String actual(String url, String type) {
        if (url.isEmpty()) {
            return "there is none";
        }
        String written = "it is " + url;
        if (url.startsWith("http:") || url.startsWith("https:")) {
            return written + ", which is absolute";
        }
        if (url.startsWith(type + "/")) {
            return written + ", which names an id";
        }
        if (url.startsWith(type + "?")) {
            return written + ", which holds a query";
        }
        return url.equals("/" + type)
                ? written + ", which begins with a slash"
                : written + ", although the resource is of type " + type;
    }
}
