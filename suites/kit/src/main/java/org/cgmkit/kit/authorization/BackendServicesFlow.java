package org.cgmkit.kit.authorization;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.cgmkit.kit.config.Authorization.BackendServices;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/** Gets tokens by a signed assertion (SMART App Launch, "Backend Services"). */
final class BackendServicesFlow implements TokenFlow {
    private final BackendServices services;
    private final AccessContext context;
    private final SmartConfiguration configuration;

    BackendServicesFlow(BackendServices services, AccessContext context) {
        this.services = services;
        this.context = context;
        this.configuration = new SmartConfiguration(context);
    }

    @Override
    public AccessToken renew(String scopes, @Nullable AccessToken before, Consumer<HttpExchange> log) {
        URI url = configuration.endpoint(services.tokenUrl(), "token_endpoint", "tokenUrl");
        String assertion = new ClientAssertion(services.clientId(), services.key(), url).signed();
        context.hide(assertion, "CGMKIT_ASSERTION");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("scope", scopes);
        form.put("client_assertion_type", ClientAssertion.TYPE);
        form.put("client_assertion", assertion);
        return new TokenEndpoint(url, context).ask(form, scopes, log);
    }

    @Override
    public AccessToken narrower(String scopes, AccessToken wider, Consumer<HttpExchange> log) {
        return renew(scopes, null, log);
    }
}
