package org.cgmkit.ehr.submission;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Something that another thread makes, while this one does something else. */
public final class Ahead<T> {
    private final FutureTask<T> task;

    private Ahead(FutureTask<T> task) {
        this.task = task;
    }

    /** Begins to make something. */
    public static <T> Ahead<T> of(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("ahead").start(task);
        return new Ahead<>(task);
    }

    /** What was made, when it is; what went wrong meanwhile is thrown as it is. */
    public T get() {
        try {
            return awaited();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Waits until it has ended, well or not: then it uses nothing any more. */
    public void await() {
        try {
            awaited();
        } catch (ExecutionException e) {
            // Of interest to whoever asks for what was made.
            return;
        }
    }

    /** Waits in spite of interrupts, as what is made may use what is closed afterwards. */
    private T awaited() throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
