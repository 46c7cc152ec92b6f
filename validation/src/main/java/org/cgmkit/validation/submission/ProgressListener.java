package org.cgmkit.validation.submission;

/** Is told how far a long validation has come. Called now and then, perhaps by several threads, never at the same time. */
@FunctionalInterface
public interface ProgressListener {

    /** What a long validation does. */
    enum Stage {
        /** Reads the text; counted in bytes. */
        READING,
        /** Has entries judged; counted in entries, of those that are not like one that was judged already. */
        JUDGING
    }

    /**
     * Tells how far a stage has come.
     *
     * @param done how much is done
     * @param total how much there is to do, as far as is known by now
     */
    void reached(Stage stage, long done, long total);

    /** Nobody who listens. */
    static ProgressListener silent() {
        return (stage, done, total) -> {};
    }
}
