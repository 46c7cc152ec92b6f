package org.cgmkit.kit.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.cgmkit.kit.config.ListenAddress;

/** An engine without containers, that remembers what was wanted of it. */
final class FakeContainerEngine implements ContainerEngine {
    final List<Order> orders = new ArrayList<>();
    final List<List<String>> commands = new ArrayList<>();
    final List<Map<String, String>> variables = new ArrayList<>();
    int closed;

    /** The port that leads to every port of its containers. */
    int port = 1;

    /** What its commands print, and end with. */
    String printed = "";

    OptionalInt code = OptionalInt.of(0);

    @Override
    public List<String> sweep() {
        return List.of();
    }

    @Override
    public Container start(Order order) {
        orders.add(order);
        return new Played();
    }

    @Override
    public ListenAddress stand() {
        return ListenAddress.HERE;
    }

    @Override
    public void close() {
        // There is nothing to be removed.
    }

    private final class Played implements Container {
        @Override
        public String host() {
            return "localhost";
        }

        @Override
        public int port(int within) {
            return port;
        }

        @Override
        public OptionalInt exitCode() {
            return code;
        }

        @Override
        public Execution begin(List<String> words, Map<String, String> environment, ContainerLog log) {
            commands.add(words);
            variables.add(environment);
            log.add(printed);
            return new Execution() {
                @Override
                public OptionalInt exitCode() {
                    return code;
                }

                @Override
                public void close() {
                    closed++;
                }
            };
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
