package org.cgmkit.ehr.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cgmkit.database.DatabaseAddress;
import org.cgmkit.database.PostgresServer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Databases for tests of the store, which are to pass on each kind. The server of PostgreSQL is started for the first test
 * that wants it, and ends with the last test of the module.
 */
public final class StoreDatabases implements ParameterResolver {

    /** What the store runs on. */
    public enum Product {
        H2,
        POSTGRESQL
    }

    /** Makes databases that are empty. */
    @FunctionalInterface
    public interface Maker {
        /** The address of a new one; the test is skipped where there is no such database here. */
        DatabaseAddress fresh(Product product);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Maker.class;
    }

    @Override
    public Maker resolveParameter(ParameterContext parameter, ExtensionContext test) {
        ExtensionContext.Store servers =
                test.getRoot().getStore(ExtensionContext.Namespace.create(StoreDatabases.class));
        return product -> {
            if (product == Product.H2) {
                return DatabaseAddress.inMemory();
            }
            PostgresServer.missing().ifPresent(why -> assumeTrue(false, why));
            return servers.computeIfAbsent(PostgresServer.class, key -> PostgresServer.start(), PostgresServer.class)
                    .newDatabase();
        };
    }
}
