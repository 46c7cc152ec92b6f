package org.cgmkit.ehr.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cgmkit.ehr.authorization.scope.Interaction;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.store.SearchCriterion;
import org.cgmkit.ehr.store.StoredResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** A type that can be read and searched. */
public class ReadableType implements IResourceProvider {
    private final FhirContext fhir;
    private final Class<? extends Resource> type;

    ReadableType(FhirContext fhir, Class<? extends Resource> type) {
        this.fhir = fhir;
        this.type = type;
    }

    @Override
    public Class<? extends Resource> getResourceType() {
        return type;
    }

    /** The name of the type. */
    final String name() {
        return type.getSimpleName();
    }

    /** A resource by its id; with a version only where that is the newest, as earlier ones are not kept. */
    @Read(version = true)
    public Resource read(@IdParam IdType id, RequestDetails details) {
        RequestContext call = RequestContext.of(details);
        DataReceiver receiver = call.receiver();
        List<SearchCriterion> criteria =
                new ArrayList<>(receiver.workings().visibility().toReadAt(Instant.now()));
        criteria.addAll(call.limits(Interaction.READ, name()));
        criteria.add(new SearchCriterion.WithId(Set.of(id.getIdPart())));
        return receiver.store().search(name(), criteria).stream()
                .findFirst()
                .filter(s -> !id.hasVersionIdPart() || id.getVersionIdPart().equals("" + s.version()))
                .map(this::model)
                .orElseThrow(() -> new ResourceNotFoundException(
                        "Expected " + name() + "/" + id.getIdPart() + ", but there is no such resource here."));
    }

    /** The resources that meet a search (FHIR R4, RESTful API, "search"). */
    @ca.uhn.fhir.rest.annotation.Search(allowUnknownParams = true)
    public Bundle search(RequestDetails details) {
        return new SearchResponse(RequestContext.of(details), name(), this::model).to(details);
    }

    /** The model of what is stored. */
    final Resource model(StoredResource stored) {
        return fhir.newJsonParser().parseResource(type, stored.body());
    }
}
