package org.cgmkit.ehr.authorization.client;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cgmkit.ehr.authorization.oauth.RandomSecrets;
import org.cgmkit.ehr.store.DataSet;
import org.jspecify.annotations.Nullable;

/** The clients that a sandbox knows: those it was set up with, and those that registered themselves since. */
public final class Clients {
    private final Map<String, RegisteredClient> setUp = new TreeMap<>();
    private final DataSet data;

    /** Those clients, and those that are registered in that data set. */
    public Clients(List<RegisteredClient> setUp, DataSet data) {
        setUp.forEach(client -> this.setUp.put(client.id(), client));
        this.data = data;
    }

    /** The client of that id, or null. */
    public @Nullable RegisteredClient find(String id) {
        RegisteredClient known = setUp.get(id);
        return known != null
                ? known
                : data.jdbi()
                        .withHandle(
                                h -> h.createQuery("SELECT * FROM smart_client WHERE data_set = :dataSet AND id = :id")
                                        .bind("dataSet", data.number())
                                        .bind("id", id)
                                        .map((row, context) -> client(row))
                                        .findOne())
                        .orElse(null);
    }

    /** All of them. */
    public List<RegisteredClient> all() {
        List<RegisteredClient> registered = data.jdbi()
                .withHandle(h -> h.createQuery("SELECT * FROM smart_client WHERE data_set = :dataSet ORDER BY id")
                        .bind("dataSet", data.number())
                        .map((row, context) -> client(row))
                        .list());
        return Stream.concat(setUp.values().stream(), registered.stream()).toList();
    }

    /** Keeps one that has registered itself; its secret as a hash only. */
    public void register(RegisteredClient client) {
        String secret = client.secret();
        URI jwksUrl = client.jwksUrl();
        data.jdbi()
                .useHandle(h -> h.execute(
                        "INSERT INTO smart_client (data_set, id, redirect_uris, scopes, jwks, jwks_url, secret_hash)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        data.number(),
                        client.id(),
                        String.join("\n", client.redirectUris()),
                        client.scopes(),
                        client.jwks(),
                        jwksUrl == null ? null : jwksUrl.toString(),
                        secret == null ? null : RandomSecrets.hash(secret)));
    }

    private static RegisteredClient client(ResultSet row) throws SQLException {
        String jwksUrl = row.getString("jwks_url");
        String hash = row.getString("secret_hash");
        return new RegisteredClient(
                row.getString("id"),
                row.getString("redirect_uris").lines().toList(),
                row.getString("scopes"),
                row.getString("jwks"),
                jwksUrl == null ? null : URI.create(jwksUrl),
                hash == null ? null : RegisteredClient.HASHED + hash,
                null);
    }
}
