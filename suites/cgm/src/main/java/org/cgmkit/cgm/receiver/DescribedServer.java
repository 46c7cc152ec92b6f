package org.cgmkit.cgm.receiver;

import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.wire.Exchange;

/** A server that says of itself what it is able to do (FHIR R4, {@code GET [base]/metadata}). */
public interface DescribedServer {

    /** By which version of the guide it is judged. */
    GuideVersion guide();

    /** What it says of itself, as it was on the wire. */
    Exchange metadata();

    /** Keeps a sentence for the report that changes no outcome. */
    void remark(String sentence);
}
