package org.cgmkit.submitter;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.submitter.defect.Defect;
import org.cgmkit.submitter.setup.Credentials;
import org.cgmkit.submitter.setup.PatientSource;

/** The two ways by which an app is let in, each with what may happen to its permission. */
enum AppAuthorization {
    BACKEND_SERVICES {
        @Override
        Credentials credentials() {
            return Credentials.BackendServices.of("service", Keys.ONE);
        }

        @Override
        PatientSource patient() {
            return new PatientSource.Given(SandboxOptions.PATIENT);
        }
    },
    STANDALONE {
        @Override
        Credentials credentials() {
            return Credentials.Standalone.of(SmartOptions.APP, URI.create("http://127.0.0.1/callback"));
        }

        @Override
        PatientSource patient() {
            return new PatientSource.FromLaunch();
        }
    };

    /**
     * What happened.
     *
     * @param outcomes of a first submission, of one with an expired token, and of one with a permission taken back
     */
    record Story(SentRequests sent, List<SyncOutcome> outcomes, int beforeRevocation) {
        /** What was submitted after the permission was taken back. */
        List<RecordingRelay.Seen> submittedAfterRevocation() {
            return sent.seen().stream()
                    .skip(beforeRevocation)
                    .filter(RecordingRelay.Seen::submission)
                    .toList();
        }
    }

    abstract Credentials credentials();

    abstract PatientSource patient();

    /** An app of these defects comes in this way, its token expires, and its permission is taken back. */
    Story play(EhrSimulator simulator, List<Defect> defects) {
        SandboxOptions options = SandboxOptions.standard()
                .withSmart(SmartOptions.standard()
                        .with(RegisteredClient.service("service", new JWKSet(Keys.ONE.toPublicJWK()).toString())));
        try (TestReceiver stand =
                        TestReceiver.in(simulator, options).ordering(TestReceiver.DAILY, List.of(Profile.SUMMARY));
                CgmApp app = CgmApp.start(
                        stand.options()
                                .as(credentials(), patient())
                                .with(defects)
                                .with(stand.options().pace().trying(3)),
                        stand.told()::add)) {
            List<SyncOutcome> outcomes = new ArrayList<>();
            outcomes.add(app.sync());
            stand.sandbox().authorization().expireTokens();
            stand.ordering(TestReceiver.DAILY, List.of(Profile.SENSOR_READING_MASS, Profile.DEVICE));
            outcomes.add(app.sync());
            stand.sandbox().authorization().revokeGrants();
            int before = stand.relay().seen().size();
            stand.ordering(TestReceiver.DAILY, List.of(Profile.SUMMARY_PDF));
            outcomes.add(app.sync());
            outcomes.add(app.sync());
            return new Story(new SentRequests(stand.relay().seen()), outcomes, before);
        }
    }

    /** The key of the service. */
    private static final class Keys {
        static final ECKey ONE = made();

        private static ECKey made() {
            try {
                return new ECKeyGenerator(Curve.P_384).keyID("key").generate();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
