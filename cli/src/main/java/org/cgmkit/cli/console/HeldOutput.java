package org.cgmkit.cli.console;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import org.cgmkit.reports.console.Terminal;

/** Keeps back what is printed until others have had their say; from its release on everything passes at once. */
public final class HeldOutput extends OutputStream {
    private final PrintStream out;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean released;

    /**
     * Nothing is printed yet.
     *
     * @param out where it goes in the end
     */
    public HeldOutput(PrintStream out) {
        this.out = out;
    }

    /** The same streams with what is asked for kept back; complaints are not. */
    public CommandStreams of(CommandStreams streams) {
        Terminal terminal = streams.out();
        return new CommandStreams(
                streams.in(),
                new Terminal(
                        new PrintStream(this, true, out.charset()),
                        terminal.width(),
                        terminal.colour(),
                        terminal.interactive()),
                streams.err(),
                streams.environment());
    }

    /** Prints what was kept back, and holds nothing back any more. */
    public synchronized void release() {
        released = true;
        out.writeBytes(kept.toByteArray());
        out.flush();
        kept.reset();
    }

    @Override
    public synchronized void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        if (released) {
            out.write(bytes, from, length);
        } else {
            kept.write(bytes, from, length);
        }
    }

    @Override
    public synchronized void flush() {
        if (released) {
            out.flush();
        }
    }
}
