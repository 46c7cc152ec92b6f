package org.cgmkit.ehr.store;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cgmkit.ehr.submission.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done briefly goes on beside what takes long, unless both have to do with the same resources. */
class StoreLockTest {
    private final StoreLock turns = new StoreLock();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void briefWorkIsDoneBesideLongWorkThatIsAboutOtherThings() throws Exception {
        Lengthy work = new Lengthy("a");
        CompletableFuture<String> taking = work.start();
        await(work.deciding);
        assertThat(brief("while it is decided", "b").get(10, TimeUnit.MINUTES), is("done"));
        work.decide.countDown();
        await(work.writing);
        assertThat(brief("while it is written", "b").get(10, TimeUnit.MINUTES), is("done"));
        work.write.countDown();
        assertThat(taking.get(10, TimeUnit.MINUTES), is("written"));
        assertThat(done, contains("while it is decided", "while it is written", "long work"));
    }

    @Test
    void briefWorkWaitsForWhatIsBeingWrittenAboutTheSameThing() throws Exception {
        Lengthy work = new Lengthy("a");
        work.decide.countDown();
        CompletableFuture<String> taking = work.start();
        await(work.writing);
        CompletableFuture<String> waiting = brief("after it", "a");
        assertThat(brief("beside it", "b").get(10, TimeUnit.MINUTES), is("done"));
        assertThat(waiting.isDone(), is(false));
        work.write.countDown();
        taking.get(10, TimeUnit.MINUTES);
        assertThat(waiting.get(10, TimeUnit.MINUTES), is("done"));
        assertThat(done, contains("beside it", "long work", "after it"));
    }

    @Test
    void whatTakesLongIsDecidedAgainAloneWhereSomethingCameThatMatters() throws Exception {
        Lengthy work = new Lengthy("a");
        CompletableFuture<String> taking = work.start();
        await(work.deciding);
        brief("before it", "a").get(10, TimeUnit.MINUTES);
        work.decide.countDown();
        await(work.writing);
        CompletableFuture<String> waiting = brief("after it", "b");
        assertThrows(TimeoutException.class, () -> waiting.get(200, TimeUnit.MILLISECONDS));
        work.write.countDown();
        taking.get(10, TimeUnit.MINUTES);
        waiting.get(10, TimeUnit.MINUTES);
        assertThat(work.decided, is(2));
        assertThat(done, contains("before it", "long work", "after it"));
    }

    @Test
    void nothingThatMustBeAloneIsDoneBesideLongWork() throws Exception {
        Lengthy work = new Lengthy("a");
        work.decide.countDown();
        CompletableFuture<String> taking = work.start();
        await(work.writing);
        CompletableFuture<Boolean> alone =
                CompletableFuture.supplyAsync(() -> turns.exclusively(() -> done.add("alone")), threads);
        brief("beside it", "b").get(10, TimeUnit.MINUTES);
        assertThat(alone.isDone(), is(false));
        work.write.countDown();
        taking.get(10, TimeUnit.MINUTES);
        alone.get(10, TimeUnit.MINUTES);
        assertThat(done, contains("beside it", "long work", "alone"));
    }

    @Test
    void longWorkThatFailsHoldsUpNobody() throws Exception {
        Lengthy failing = new Lengthy("a") {
            @Override
            public String write() {
                throw new IllegalStateException("the disk is full");
            }
        };
        failing.decide.countDown();
        assertThrows(IllegalStateException.class, () -> turns.atLength(failing::decide));
        assertThat(brief("afterwards", "a").get(10, TimeUnit.MINUTES), is("done"));
    }

    private CompletableFuture<String> brief(String what, String about) {
        return CompletableFuture.supplyAsync(
                () -> turns.briefly(() -> {
                    turns.await(about);
                    done.add(what);
                    turns.stored(new ResourceDraft("Device", what, 1, true, about, Json.object(), Json.object()));
                    return "done";
                }),
                threads);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.MINUTES), is(true));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Decides and writes when it is told to. */
    private class Lengthy implements StoreLock.Decided<String> {
        private final String about;
        private final CountDownLatch deciding = new CountDownLatch(1);
        private final CountDownLatch decide = new CountDownLatch(1);
        private final CountDownLatch writing = new CountDownLatch(1);
        private final CountDownLatch write = new CountDownLatch(1);
        private int decided;

        Lengthy(String about) {
            this.about = about;
        }

        CompletableFuture<String> start() {
            return CompletableFuture.supplyAsync(() -> turns.atLength(this::decide), threads);
        }

        Lengthy decide() {
            decided++;
            deciding.countDown();
            await(decide);
            return this;
        }

        @Override
        public StoreLock.Claim claim() {
            return new StoreLock.Claim() {
                @Override
                public boolean mayMatch(String type, List<SearchCriterion> criteria) {
                    return false;
                }

                @Override
                public boolean has(String fingerprint) {
                    return fingerprint.equals(about);
                }
            };
        }

        @Override
        public boolean isContested(List<StoreLock.Arrival> arrivals) {
            return arrivals.stream().anyMatch(a -> a.fingerprint().equals(about));
        }

        @Override
        public String write() {
            writing.countDown();
            await(write);
            done.add("long work");
            return "written";
        }
    }
}
