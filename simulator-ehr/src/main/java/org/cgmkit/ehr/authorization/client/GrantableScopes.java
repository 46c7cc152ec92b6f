package org.cgmkit.ehr.authorization.client;

import java.util.Set;
import org.cgmkit.ehr.authorization.scope.DataScope;
import org.cgmkit.ehr.authorization.scope.Scopes;
import org.cgmkit.ehr.search.SearchParameters;

/** Which of the scopes that a client asks for it can be given. */
public final class GrantableScopes {

    private GrantableScopes() {}

    /** Those that the client may have, and that mean something to this receiver. */
    public static Scopes of(Scopes asked, RegisteredClient client) {
        return asked.within(Scopes.parse(client.scopes())).only(GrantableScopes::makesSense);
    }

    /** Whether the receiver has such resources, and knows the parameters of the query. */
    private static boolean makesSense(DataScope scope) {
        return SearchParameters.types().stream()
                .filter(type -> scope.type().equals("*") || scope.type().equals(type))
                .anyMatch(type -> scope.criteria(type, Set.of()).isPresent());
    }
}
