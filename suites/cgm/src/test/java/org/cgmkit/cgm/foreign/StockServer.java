package org.cgmkit.cgm.foreign;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.provider.HashMapResourceProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;

/** HAPI's plain server with its providers in memory and standard transactions: FHIR R4, and nothing of the guide. */
final class StockServer implements AutoCloseable {
    private final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    StockServer() throws Exception {
        FhirContext context = FhirContext.forR4Cached();
        HashMapResourceProvider<Observation> observations = new HashMapResourceProvider<>(context, Observation.class);
        HashMapResourceProvider<Patient> patients = new HashMapResourceProvider<>(context, Patient.class);
        for (String id : List.of("p1", "p2")) {
            Patient patient = new Patient();
            patient.setId(id);
            patients.store(patient);
        }
        RestfulServer fhir = new RestfulServer(context);
        fhir.registerProviders(
                observations,
                patients,
                new HashMapResourceProvider<>(context, Device.class),
                new HashMapResourceProvider<>(context, DiagnosticReport.class),
                new HashMapResourceProvider<>(context, ServiceRequest.class),
                new Transactions(observations));
        ServletContextHandler handler = new ServletContextHandler("/");
        handler.addServlet(new ServletHolder(fhir), "/fhir/*");
        server.setHandler(handler);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + "/fhir";
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Transactions of observations, all or nothing (FHIR R4, http.html#transaction).
     *
     * @param observations where they are stored
     */
    public record Transactions(HashMapResourceProvider<Observation> observations) {

        /** Stores all, or refuses all. */
        @Transaction
        public Bundle process(@TransactionParam Bundle bundle) {
            if (bundle.getType() != Bundle.BundleType.TRANSACTION
                    || !bundle.getEntry().stream().allMatch(e -> e.getResource() instanceof Observation)) {
                throw new InvalidRequestException("Expected a transaction of Observations.");
            }
            Bundle answer = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
            for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
                Observation observation = (Observation) entry.getResource();
                observation.setId(new IdType("Observation", UUID.randomUUID().toString()));
                observations.store(observation);
                answer.addEntry()
                        .getResponse()
                        .setStatus("201 Created")
                        .setLocation(observation
                                .getIdElement()
                                .toUnqualifiedVersionless()
                                .getValue());
            }
            return answer;
        }
    }
}
