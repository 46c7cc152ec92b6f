package org.cgmkit.kit.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that shares no code with the kit, such as one in another language: a process that says where it listens. */
public final class ForeignProgram implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on (https?://\\S+)");
    private static final int KEPT_LINES = 20;

    private final Process process;
    private final String baseUrl;

    private ForeignProgram(Process process, String baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    /**
     * Starts it and waits until it listens. It ends with its standard input, so that it never outlives this process.
     *
     * @throws IllegalStateException where it ends before, with what it said
     */
    public static ForeignProgram start(Path folder, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        Deque<String> said = new ArrayDeque<>();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {}));
                return new ForeignProgram(process, listening.group(1));
            }
            said.addLast(line);
            if (said.size() > KEPT_LINES) {
                said.removeFirst();
            }
        }
        throw new IllegalStateException(
                "Expected " + command + " to say 'listening on URL', but it ended: " + String.join("\n", said));
    }

    /** The base URL at which it listens. */
    public String baseUrl() {
        return baseUrl;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
