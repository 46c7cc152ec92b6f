package org.cgmkit.console.sandbox;

import java.util.List;
import java.util.Optional;
import org.cgmkit.simulator.Simulator;

/** Hosts the sandboxes of one kind of simulator. Closing it ends all of them; their data stay. */
public interface SandboxHost extends AutoCloseable {

    /** The simulator, with its behaviours and defects. */
    Simulator simulator();

    /** The versions of the specification by which a sandbox can work; the first is the usual one. */
    List<Choice> versions();

    /** Who may call a sandbox; the first is the usual answer. */
    List<Choice> accesses();

    /** The patients whom a sandbox can be bound to. */
    List<Choice> patients();

    /** What can be sent from a page, by groups. */
    List<Choice> samples();

    /** What a requirement asks for, as a sentence; empty where it is not known. */
    Optional<String> requirement(String id);

    /** The setup that a sandbox begins with. */
    SandboxSetup usual();

    /**
     * Makes a sandbox.
     *
     * @throws IllegalArgumentException where the setup makes no sense; the message is a sentence
     */
    HostedSandbox create(String id, SandboxSetup setup);

    /**
     * Lets a sandbox work by another setup, at the same address and with the data that it has.
     *
     * @throws IllegalArgumentException where the setup makes no sense; the message is a sentence
     */
    HostedSandbox change(String id, SandboxSetup setup);

    /** The sandbox with that id, or empty. */
    Optional<HostedSandbox> find(String id);

    /** Throws a sandbox away, with all that it holds; one that is not there is no mistake. */
    void delete(String id);

    /** What an exchange was; quick, as each is looked at. */
    ExchangeSummary summary(FinishedExchange exchange);

    /**
     * What there is to say about an exchange.
     *
     * @param setup how its sandbox is set up
     */
    ExchangeReading reading(FinishedExchange exchange, SandboxSetup setup);

    @Override
    void close();
}
