package org.cgmkit.submitter.setup;

/** Is told what the app does, so that a person can follow it. */
@FunctionalInterface
public interface AppListener {

    /** Takes a plain sentence, without a line break. It is called from the thread that the app works in. */
    void told(String sentence);

    /** Nobody who listens. */
    static AppListener quiet() {
        return sentence -> {};
    }
}
