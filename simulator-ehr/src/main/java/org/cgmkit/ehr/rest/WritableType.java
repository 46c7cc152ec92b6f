package org.cgmkit.ehr.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cgmkit.ehr.authorization.scope.Interaction;
import org.cgmkit.ehr.receiver.SingleDelete;
import org.cgmkit.ehr.receiver.SingleWrite;
import org.cgmkit.ehr.store.StoredResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** A type that can also be created and updated, under the rules that hold for submissions too. */
public final class WritableType extends ReadableType {
    WritableType(FhirContext fhir, Class<? extends Resource> type) {
        super(fhir, type);
    }

    /** A new resource (FHIR R4, RESTful API, "create"), with If-None-Exist where that is supported. */
    @Create
    public MethodOutcome create(@ResourceParam Resource parsed, @ResourceParam String raw, RequestDetails details) {
        SingleWrite.Outcome written = write(raw, details).create(details.getHeader("If-None-Exist"));
        MethodOutcome outcome = outcome(written);
        RequestContext call = RequestContext.of(details);
        StoredResource found = written.stored();
        // What somebody else brought is shown only to those who may read it.
        if (written.status() == 200 && found != null && !call.caller().sees(call.receiver(), Interaction.READ, found)) {
            outcome.setResource(null);
        }
        return outcome;
    }

    /** A new version of a resource that is there (FHIR R4, RESTful API, "update"). */
    @Update
    public MethodOutcome update(
            @IdParam IdType id, @ResourceParam Resource parsed, @ResourceParam String raw, RequestDetails details) {
        return outcome(write(raw, details).update(id.getIdPart()));
    }

    /** Forgets a resource (FHIR R4, RESTful API, "delete"), where the receiver lets clients do that. */
    @Delete
    public MethodOutcome delete(@IdParam IdType id, RequestDetails details) {
        RequestContext call = RequestContext.of(details);
        return outcome(new SingleDelete(call.receiver(), name(), call.caller()).delete(id.getIdPart()));
    }

    private MethodOutcome outcome(SingleWrite.Outcome written) {
        MethodOutcome outcome = new MethodOutcome();
        outcome.setResponseStatusCode(written.status());
        StoredResource stored = written.stored();
        if (stored != null) {
            outcome.setId(new IdType(stored.type(), stored.id(), "" + stored.version()));
            outcome.setResource(model(stored));
            outcome.setCreated(written.status() == 201);
        }
        ObjectNode refusal = written.refusal();
        if (refusal != null) {
            throw new RefusedWriteException(written.status(), refusal);
        }
        return outcome;
    }

    private SingleWrite write(String raw, RequestDetails details) {
        RequestContext call = RequestContext.of(details);
        String contentType = details.getHeader("Content-Type");
        return new SingleWrite(call.receiver(), name(), contentType == null ? "" : contentType, raw, call.caller());
    }
}
