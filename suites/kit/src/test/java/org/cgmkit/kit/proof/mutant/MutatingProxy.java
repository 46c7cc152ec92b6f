package org.cgmkit.kit.proof.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A proxy between a suite and any peer, in which mutations change what passes. It asks the peer under its own name, so that
 * addresses in what the peer says lead to the proxy. An answer that a mutation has touched tells so in a header, which the
 * suite's evidence keeps: so a finding can be traced to the mutants that it may come from.
 */
public final class MutatingProxy implements AutoCloseable {
    /** The header that names the mutants that touched an exchange. */
    public static final String TOUCHED = "X-Mutants";

    private final ServerSocket listener;
    private final URI peer;
    private final List<Mutation> mutations;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private MutatingProxy(ServerSocket listener, URI peer, List<Mutation> mutations) {
        this.listener = listener;
        this.peer = peer;
        this.mutations = List.copyOf(mutations);
    }

    /**
     * Starts one on a free port of the loopback interface.
     *
     * @param peer the address of the peer, of which scheme, host and port count
     * @param mutations the mutations, by what turns an address of the peer into one of the proxy
     */
    public static MutatingProxy before(URI peer, Function<UnaryOperator<String>, List<Mutation>> mutations) {
        try {
            ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            String near = peer.getHost() + ":" + listener.getLocalPort();
            MutatingProxy proxy = new MutatingProxy(
                    listener, peer, mutations.apply(address -> address.replace(peer.getAuthority(), near)));
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of the peer as it is seen through the proxy. */
    public String seen(String address) {
        return address.replace(peer.getAuthority(), peer.getHost() + ":" + listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // It was closed.
            }
        }
    }

    private void serve(Socket client) {
        try (WireConnection near = new WireConnection(client);
                WireConnection far = new WireConnection(new Socket(peer.getHost(), peer.getPort()))) {
            for (WireMessage request = near.request(); request != null; request = near.request()) {
                near.send(exchanged(request, far));
            }
        } catch (IOException e) {
            // One of the two has closed, which they may.
        } finally {
            open.remove(client);
        }
    }

    private WireMessage exchanged(WireMessage request, WireConnection far) throws IOException {
        MutatedExchange exchange = new MutatedExchange(request);
        for (Mutation mutation : mutations) {
            mutation.onRequest(exchange);
        }
        WireMessage answer = exchange.inPlace();
        if (answer == null) {
            // What is compressed could not be changed.
            far.send(exchange.request().header("Accept-Encoding", any -> Optional.empty()));
            answer = far.answer(request.method());
        }
        exchange.answered(answer);
        for (Mutation mutation : mutations) {
            mutation.onAnswer(exchange);
        }
        Set<Mutant> touched = exchange.touched();
        return touched.isEmpty()
                ? exchange.answer()
                : exchange.answer()
                        .header(
                                TOUCHED,
                                none -> Optional.of(
                                        touched.stream().map(ChangedRow::number).collect(Collectors.joining(" "))));
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
