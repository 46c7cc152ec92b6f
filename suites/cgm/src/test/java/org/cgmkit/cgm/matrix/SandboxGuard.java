package org.cgmkit.cgm.matrix;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cgm.authorization.TestKey;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.cgm.GuideScopes;
import org.cgmkit.kit.config.Authorization.BackendServices;
import org.cgmkit.kit.config.Authorization.StandaloneLaunch;
import org.cgmkit.kit.config.CredentialContext;

/** How a sandbox is guarded, and how the kit gets in. */
public enum SandboxGuard {
    /** No token is asked for. */
    OPEN("", "") {
        @Override
        void letIn(ReceiverTarget.Builder target, Sandbox sandbox) {
            // Without a token nobody could know whom submissions may be about, and the sandbox does.
            target.context(CredentialContext.PATIENT);
        }
    },
    /** One token that never ends. */
    TOKEN("`standard`, with a token", "Asks for a token that never ends.") {
        @Override
        SandboxOptions on(SandboxOptions options) {
            return options.withToken(STATIC);
        }

        @Override
        void letIn(ReceiverTarget.Builder target, Sandbox sandbox) {
            target.token(STATIC);
        }
    },
    /** The kit is a service with the guide's scopes, and reads back with others. */
    SERVICES("`standard`, with SMART Backend Services", "Gives tokens to services that sign with a registered key.") {
        @Override
        SandboxOptions on(SandboxOptions options) {
            SmartOptions smart = options.smart() == null ? SmartOptions.standard() : options.smart();
            return options.withSmart(smart.with(KEY.registered()));
        }

        @Override
        void letIn(ReceiverTarget.Builder target, Sandbox sandbox) {
            BackendServices guides = BackendServices.of(TestKey.CLIENT, KEY.key(), GuideScopes.ofServices());
            boolean sound = sandbox.options().defects().isEmpty();
            target.authorization(new BackendServices(
                            TestKey.CLIENT,
                            KEY.key(),
                            // Wider ones where something is wrong with scopes or discovery, which must not keep the kit
                            // out.
                            sound ? guides.scopes() : "system/*.cruds",
                            "system/*.rs",
                            sound ? null : URI.create(sandbox.authorizationUrl() + "/token")))
                    .expiredToken(
                            sandbox.authorization().issue("system/*.cruds", SandboxOptions.PATIENT, Duration.ZERO))
                    .readOnlyToken(
                            sandbox.authorization().issue("system/*.rs", SandboxOptions.PATIENT, Duration.ofHours(1)));
        }
    },
    /** Somebody agrees in a browser. */
    LAUNCH("`standard`, with a SMART launch", "Gives tokens to apps that a person lets in.") {
        @Override
        SandboxOptions on(SandboxOptions options) {
            return options.withSmart(SmartOptions.standard());
        }

        @Override
        void letIn(ReceiverTarget.Builder target, Sandbox sandbox) {
            target.authorization(new StandaloneLaunch(
                    SmartOptions.APP, 0, "launch/patient offline_access patient/*.cruds", null, null));
        }
    };

    private static final String STATIC = "token-of-the-laboratory";
    private static final TestKey KEY = TestKey.es384();

    private final String title;
    private final String description;

    SandboxGuard(String title, String description) {
        this.title = title;
        this.description = description;
    }

    /** The guard that those options ask for. */
    static SandboxGuard of(SandboxOptions options) {
        return options.smart() != null ? SERVICES : options.token() != null ? TOKEN : OPEN;
    }

    /** The guards before which a sound receiver is examined. */
    static List<SandboxGuard> all() {
        List<SandboxGuard> all = new ArrayList<>(List.of(values()));
        all.remove(OPEN);
        return all;
    }

    /** What the documentation calls a sound receiver behind it. */
    String title() {
        return title;
    }

    /** What such a receiver does. */
    String description() {
        return description;
    }

    /** The options of a sandbox behind it. */
    SandboxOptions on(SandboxOptions options) {
        return options;
    }

    /** Describes the sandbox as one that the kit gets into. */
    abstract void letIn(ReceiverTarget.Builder target, Sandbox sandbox);
}
